import { z } from "zod";

/** How mail is doing in one workspace; ages in seconds, null when there is nothing to be old. */
export const MailHealthView = z.object({
  /** Stored and not yet looked at. */
  waiting: z.number(),
  oldestWaitingSeconds: z.number().nullable(),
  /** On their way out, and for how long the oldest is overdue. */
  queued: z.number(),
  oldestQueuedSeconds: z.number().nullable(),
  /** Mails suspended now, and those nobody could read, counted to 1 001. */
  suspended: z.number(),
  unprocessable: z.number(),
  /** Of the last 24 hours. */
  received: z.number(),
  sent: z.number(),
  failed: z.number(),
  bounced: z.number(),
  uncertain: z.number(),
});
export type MailHealthView = z.output<typeof MailHealthView>;
