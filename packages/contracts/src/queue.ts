import { z } from "zod";
import { id, text } from "./text";

/** Takes the most urgent free ticket of a view. */
export const TakeNext = z.strictObject({
  view: text(80).default("my-queue"),
  /** The one that was just worked on: it is not given again, though it may still be mine and waiting. */
  exceptId: id.optional(),
});
export type TakeNext = z.output<typeof TakeNext>;

/** Passes a ticket over: for some hours it is not offered to me again, and it is free for others if I only took it. */
export const SkipTicket = z.strictObject({ ticketId: id, reason: text(200).default("") });
export type SkipTicket = z.output<typeof SkipTicket>;

export const NextTicket = z.object({
  /** Null when nothing is left. */
  ticket: z.object({ id: z.uuid(), number: z.number(), numberText: z.string(), subject: z.string() }).nullable(),
  /** How many I passed over and am not offered for now. */
  skipped: z.number(),
});
export type NextTicket = z.output<typeof NextTicket>;

export const SkippedTicket = z.object({
  ticketId: z.uuid(),
  /** Whether it went back to nobody. */
  isReleased: z.boolean(),
});
export type SkippedTicket = z.output<typeof SkippedTicket>;
