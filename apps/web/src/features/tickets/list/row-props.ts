import type { ListedTicket } from "../use-ticket-list";

export type RowProps = {
  ticket: ListedTicket;
  view: string;
  me: string;
  /** From 1, for screen readers. */
  index: number;
  isCurrent: boolean;
  isSelected: boolean;
  isTabStop: boolean;
  onFocus: () => void;
};
