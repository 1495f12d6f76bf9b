import { DomainError } from "@desk/core/error";
import type { z } from "zod";

/** Options parsed by the same schema that every other caller uses. */
export function parsed<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  throw new DomainError("invalid", "The options are not right.", { fields });
}
