/** The closed word lists of views, free of zod so that first-load code may import them. */

/** What the columns of a list can show. */
export const viewColumns = [
  "number",
  "subject",
  "requester",
  "organization",
  "status",
  "priority",
  "type",
  "team",
  "assignee",
  "labels",
  "channel",
  "waiting",
  "created",
  "updated",
  "solved",
  "snoozed",
] as const;
export type ViewColumn = (typeof viewColumns)[number];
export const defaultColumns = [
  "subject",
  "requester",
  "status",
  "priority",
  "assignee",
  "updated",
] as const satisfies readonly ViewColumn[];

/** What the columns of a board are. */
export const boardFields = ["status", "assignee", "priority"] as const;
export type BoardField = (typeof boardFields)[number];

/** By what the rows of a list are put together under headings. */
export const groupings = ["status", "priority", "assignee", "team", "requester"] as const;
export type Grouping = (typeof groupings)[number];
