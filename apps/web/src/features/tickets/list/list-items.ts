import type { Priority } from "@desk/contracts/words";
import { priorityWords } from "@/lib/words";
import type { ListState } from "../list-state";
import type { ListedTicket } from "../use-ticket-list";

/** What the virtual list draws: group heads and tickets in one sequence. */
export type ListItem =
  | { kind: "head"; key: string; label: string; isFirst: boolean }
  | { kind: "ticket"; key: string; ticket: ListedTicket; at: number };

/** Lists sorted by priority are parted by it; every other order has no groups. */
export function toItems(rows: readonly ListedTicket[], state: ListState): ListItem[] {
  const isGrouped = state.sort === "priority" || (state.sort === null && state.view === "my-queue");
  const items: ListItem[] = [];
  const seen = new Set<Priority>();
  rows.forEach((ticket, at) => {
    if (isGrouped && !seen.has(ticket.priority)) {
      items.push({
        kind: "head",
        key: `head-${ticket.priority}`,
        label: priorityWords[ticket.priority],
        isFirst: seen.size === 0,
      });
      seen.add(ticket.priority);
    }
    items.push({ kind: "ticket", key: ticket.id, ticket, at });
  });
  return items;
}
