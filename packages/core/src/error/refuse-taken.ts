import type { DomainError } from ".";
import { violatedUnique } from "./violation";

/** For `.catch` on a write that was checked before: of two at once, the second one meets the unique index. */
export const refuseTaken =
  (taken: () => DomainError) =>
  (error: unknown): never => {
    throw violatedUnique(error) === null ? error : taken();
  };
