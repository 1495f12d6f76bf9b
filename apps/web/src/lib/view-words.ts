import type { BoardField, Grouping } from "@desk/contracts/view-words";
import type { ListLayout, TicketSort } from "@desk/contracts/words";

export const sortWords: Record<TicketSort, string> = {
  updated: "Last updated",
  created: "Newest",
  priority: "Priority",
  waiting: "Waiting longest",
  number: "Number",
  status: "Status",
  solved: "Last solved",
  snoozed: "Snoozed longest",
};
export const groupWords: Record<Grouping, string> = {
  status: "Status",
  priority: "Priority",
  assignee: "Assignee",
  team: "Team",
  requester: "Customer",
};
export const boardWords: Record<BoardField, string> = { status: "Status", assignee: "Assignee", priority: "Priority" };
export const layoutWords: Record<ListLayout, string> = { list: "List", compact: "Compact list", board: "Board" };

export const keysIn = <T extends string>(words: Record<T, string>): T[] => Object.keys(words) as T[];
