import { countOf } from "@/lib/words";
import type { Bulk } from "./use-bulk";
import type { Target } from "./use-targets";

/** `count` is null when all that match are meant; `targets` are those that are loaded. */
export type BulkFormProps = {
  count: number | null;
  targets: readonly Target[];
  onRun: (bulk: Bulk) => void;
  onClose: () => void;
};

export const these = (count: number | null): string =>
  count === null ? "all matching tickets" : countOf(count, "ticket");
