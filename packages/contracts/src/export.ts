import { z } from "zod";
import { exportColumns } from "./export-words";
import { cursor, id, limit } from "./text";
import { sortText, TicketFilter } from "./ticket";
import { jobStates } from "./words";

/** A list as a CSV file: a view or a search, narrowed by whatever narrows a list. */
export const StartExport = z.strictObject({
  list: TicketFilter.extend({ sort: sortText.optional(), order: z.enum(["asc", "desc"]).optional() }),
  /** The columns of the view, or every one there is. */
  columns: z.enum(["view", "all"]).default("view"),
  /** Tells spreadsheets that the file is UTF-8. */
  hasBom: z.boolean().default(true),
  /** The same id sent twice is one export. */
  clientId: id.optional(),
});
export type StartExport = z.output<typeof StartExport>;

/** What the job keeps of it. */
export const ExportInput = StartExport.omit({ columns: true, clientId: true }).extend({
  columns: z.array(z.enum(exportColumns)),
});
export type ExportInput = z.output<typeof ExportInput>;

export const ExportRef = z.strictObject({ exportId: id });
export type ExportRef = z.output<typeof ExportRef>;
export const ListExports = z.strictObject({
  cursor,
  limit: limit.default(25),
  direction: z.enum(["forward", "backward"]).optional(),
});
export type ListExports = z.output<typeof ListExports>;

export const ExportView = z.object({
  id: z.uuid(),
  title: z.string(),
  state: z.enum(jobStates),
  rows: z.number(),
  error: z.string().nullable(),
  fileName: z.string().nullable(),
  /** Path on this origin, authorised at each request; null while there is nothing to download, or no more. */
  url: z.string().nullable(),
  expiresAt: z.string().nullable(),
  createdAt: z.string(),
});
export type ExportView = z.output<typeof ExportView>;
export const ExportPage = z.object({
  data: z.array(ExportView),
  nextCursor: z.string().nullable(),
  hasMore: z.boolean(),
});
export type ExportPage = z.output<typeof ExportPage>;
