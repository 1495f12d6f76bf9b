import { z } from "zod";
import { cursor, id, limit } from "./text";
import { jobItemStates, jobKinds, jobStates } from "./words";

export const JobRef = z.strictObject({ jobId: id });
export type JobRef = z.output<typeof JobRef>;

/** Told by a list that goes on; all of ours go one way. */
const direction = z.enum(["forward", "backward"]).optional();

export const ListJobs = z.strictObject({
  /** `mine`, or everybody's for those who manage the workspace. */
  of: z.enum(["me", "everyone"]).default("me"),
  /** Only what still waits or runs. */
  isActive: z.boolean().optional(),
  cursor,
  limit: limit.default(25),
  direction,
});
export type ListJobs = z.output<typeof ListJobs>;
export type ListJobsInput = z.input<typeof ListJobs>;

export const ListJobItems = z.strictObject({
  jobId: id,
  state: z.enum(jobItemStates).optional(),
  cursor,
  limit: limit.default(50),
  direction,
});
export type ListJobItems = z.output<typeof ListJobItems>;

export const JobErrors = z.strictObject({ jobId: id, cursor });
export type JobErrors = z.output<typeof JobErrors>;
/** A part of the list of what was not done; the parts one after another are the whole file. */
export const JobErrorsPart = z.object({ fileName: z.string(), csv: z.string(), nextCursor: z.string().nullable() });
export type JobErrorsPart = z.output<typeof JobErrorsPart>;

export const JobUndo = z.object({
  /** Until when it can be taken back; null when it cannot. */
  until: z.string().nullable(),
  /** What undoing leaves as it is, in words, so that it is said before. */
  keeps: z.string().nullable(),
});

export const JobView = z.object({
  id: z.uuid(),
  kind: z.enum(jobKinds),
  state: z.enum(jobStates),
  title: z.string(),
  asker: z.object({ kind: z.enum(["agent", "apiKey", "system"]), id: z.uuid().nullable(), name: z.string() }),
  isMine: z.boolean(),
  /** Null until everything it concerns has been listed. */
  total: z.number().nullable(),
  done: z.number(),
  failed: z.number(),
  skipped: z.number(),
  /** Why it failed as a whole, in words. */
  error: z.string().nullable(),
  /** Of the file it made. */
  fileName: z.string().nullable(),
  undoOfId: z.uuid().nullable(),
  undoneById: z.uuid().nullable(),
  undo: JobUndo,
  can: z.object({ cancel: z.boolean(), undo: z.boolean() }),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type JobView = z.output<typeof JobView>;

const page = <T extends z.ZodType>(row: T) =>
  z.object({ data: z.array(row), nextCursor: z.string().nullable(), hasMore: z.boolean() });
export const JobPage = page(JobView);
export type JobPage = z.output<typeof JobPage>;

export const JobItemView = z.object({
  seq: z.number(),
  /** Null, as is `ticket`, when the reader does not see the ticket, or it is gone. */
  ticketId: z.uuid().nullable(),
  ticket: z.object({ number: z.number(), numberText: z.string(), subject: z.string() }).nullable(),
  state: z.enum(jobItemStates),
  /** Why it was not done, or what of it was not, in words. */
  reason: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type JobItemView = z.output<typeof JobItemView>;
export const JobItemPage = page(JobItemView);
export type JobItemPage = z.output<typeof JobItemPage>;
