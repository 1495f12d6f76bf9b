import type { ViewColumn } from "@desk/contracts/view-words";
import type { TicketSort } from "@desk/contracts/words";

type Column = {
  label: string;
  /** In rem; the subject takes what is left. */
  width: number;
  /** What a press on its head sorts by. */
  sort?: TicketSort;
  isEnd?: true;
  /** Drawn without words over it, which would be wider than the column. */
  isHeadHidden?: true;
};

/** What the table can show, in the order in which a picker offers it. */
export const columnOf: Record<ViewColumn, Column> = {
  number: { label: "Number", width: 4.375, sort: "number" },
  subject: { label: "Subject", width: 14 },
  requester: { label: "Customer", width: 10 },
  organization: { label: "Organization", width: 9 },
  status: { label: "Status", width: 9, sort: "status" },
  priority: { label: "Priority", width: 5.25, sort: "priority" },
  type: { label: "Type", width: 5.5 },
  team: { label: "Team", width: 8 },
  assignee: { label: "Assignee", width: 2.75, isHeadHidden: true },
  labels: { label: "Labels", width: 10.625 },
  channel: { label: "Channel", width: 5 },
  waiting: { label: "Waiting", width: 5.25, sort: "waiting", isEnd: true },
  created: { label: "Created", width: 5.25, sort: "created", isEnd: true },
  updated: { label: "Updated", width: 5.25, sort: "updated", isEnd: true },
  solved: { label: "Solved", width: 5.25, sort: "solved", isEnd: true },
  snoozed: { label: "Snoozed until", width: 7, sort: "snoozed", isEnd: true },
};

/** The box for selecting and the status drawing stand before every column. */
const leadWidth = 2.75 + 1.75;

/** What gives way first where the window is too narrow for everything that was chosen. */
const leavesFirst: readonly ViewColumn[] = [
  "labels",
  "channel",
  "type",
  "organization",
  "snoozed",
  "solved",
  "created",
  "team",
  "waiting",
  "status",
  "requester",
  "number",
  "priority",
  "assignee",
];

export function columnsThatFit(columns: readonly ViewColumn[], widthRem: number): ViewColumn[] {
  const shown = [...columns];
  const needed = () => shown.reduce((sum, column) => sum + columnOf[column].width, leadWidth);
  for (const column of leavesFirst) {
    if (needed() <= widthRem) break;
    const at = shown.indexOf(column);
    if (at >= 0) shown.splice(at, 1);
  }
  return shown;
}

/** The grid of one row: select, status and the columns. Without a subject the last column takes what is left. */
export function gridOf(columns: readonly ViewColumn[]): string {
  const flexible = columns.includes("subject") ? columns.indexOf("subject") : columns.length - 1;
  const widths = columns.map((column, at) => (at === flexible ? "minmax(0,1fr)" : `${columnOf[column].width}rem`));
  return ["2.75rem", "1.75rem", ...widths].join(" ");
}
