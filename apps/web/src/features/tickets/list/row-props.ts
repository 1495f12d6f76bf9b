import type { ViewColumn } from "@desk/contracts/view-words";
import type { ListedTicket } from "../use-ticket-list";

export type RowProps = {
  ticket: ListedTicket;
  view: string;
  /** What the table shows, in its order. */
  columns: readonly ViewColumn[];
  /** One line instead of two. */
  isCompact: boolean;
  me: string;
  place: number;
  /** From 1, for screen readers. */
  index: number;
  isCurrent: boolean;
  isSelected: boolean;
  isTabStop: boolean;
  onFocus: (id: string, place: number) => void;
};
