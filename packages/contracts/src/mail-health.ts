import { z } from "zod";
import { type SuspensionCause, suspensionCauses } from "./words";

const causes = Object.keys(suspensionCauses) as [SuspensionCause, ...SuspensionCause[]];

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
  /** Of the last 30 days: how many mails a cause suspended, and how many of them were let in after all. */
  causes: z.array(z.object({ cause: z.enum(causes), suspended: z.number(), recovered: z.number() })),
});
export type MailHealthView = z.output<typeof MailHealthView>;
