import { viewColumns } from "./view-words";

/** What the columns of an exported list can hold: what lists show, and the requester's address. */
export const exportColumns = [...viewColumns, "requesterEmail"] as const;
export type ExportColumn = (typeof exportColumns)[number];

/** So long a finished export can be downloaded. */
export const exportKeptDays = 7;
