import type { TicketRow } from "@desk/contracts/ticket";
import type { Grouping } from "@desk/contracts/view-words";

/** What a row is put under; the same key for all rows of one group. */
export function groupKeyOf(row: TicketRow, group: Grouping | null): string | null {
  switch (group) {
    case null:
      return null;
    case "status":
      return row.status;
    case "priority":
      return row.priority;
    case "assignee":
      return row.assignee?.id ?? "none";
    case "team":
      return row.teamId ?? "none";
    case "requester":
      return row.requester.id;
  }
}
