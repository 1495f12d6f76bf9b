import type { Grouping } from "@desk/contracts/view-words";
import { priorities, type StatusCategory } from "@desk/contracts/words";

/** Columns that are there even while nothing stands in them, so that a ticket can be put there. */
const always: Partial<Record<Grouping, readonly string[]>> = {
  status: ["new", "open", "pending", "on_hold", "solved"] satisfies StatusCategory[],
  priority: priorities.toReversed(),
};

/** Keys of a board's columns: the usual ones in their order, then whatever else has tickets; nobody's come first. */
export function columnKeys(by: Grouping, found: readonly string[], me: string): string[] {
  const usual = always[by] ?? ["none", ...(by === "assignee" && me !== "" ? [me] : [])];
  return [...new Set([...usual, ...found])];
}

/** Nothing leads back to new, and closing is the clock's work. */
export const takesTickets = (by: Grouping, key: string): boolean =>
  by !== "status" || (key !== "new" && key !== "closed");
