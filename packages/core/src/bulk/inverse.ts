import type { LinkChange, SenderBlock, TicketChange, TicketChanges } from "../ticket/change";
import type { Ticket } from "../ticket/find";

/** Columns that move together, under the name their events give the field. */
const groups = {
  status: ["statusId", "category", "solvedAt", "closedAt", "waitingSince", "dedupKey"],
  team: ["teamId"],
  assignee: ["assigneeId"],
  priority: ["priority"],
  type: ["type"],
  deletedAt: ["deletedAt", "dedupKey"],
  snoozedUntil: ["snoozedUntil", "snoozedById"],
} as const satisfies Record<string, readonly (keyof TicketChanges)[]>;
export type ColumnField = keyof typeof groups;
export const columnFields = [
  "deletedAt",
  "team",
  "assignee",
  "priority",
  "type",
  "status",
  "snoozedUntil",
] as const satisfies readonly ColumnField[];

/** A column before and after; times as they were written. */
type Pair = [before: string | null, after: string | null];
export type Columns = Partial<Record<keyof Ticket, Pair>>;

/** What takes a change back: kept with the ticket's line of the job. */
export type Inverse = {
  columns: Partial<Record<ColumnField, Columns>>;
  links: LinkChange[];
  blocked?: SenderBlock | undefined;
  /** A message that was written along: held, or sent for good. */
  heldId?: string | undefined;
  messageId?: string | undefined;
  dealtTo?: string | undefined;
};

export function inverseOf({ before, changes, links, blocked }: TicketChange): Inverse {
  const columns: Inverse["columns"] = {};
  for (const field of columnFields) {
    const [first] = groups[field];
    if (!(first in changes) || before[first] === changes[first]) continue;
    columns[field] = Object.fromEntries(
      groups[field].flatMap((key) =>
        key in changes ? [[key, [before[key], changes[key] ?? null] satisfies Pair]] : [],
      ),
    );
  }
  return { columns, links, ...(blocked === undefined ? {} : { blocked }) };
}
