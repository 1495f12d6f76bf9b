import { z } from "zod";
import { id, integer, isoTime, text } from "./text";
import { type SnoozeWord, snoozeWords } from "./words";

const version = integer.positive().optional();

/** Puts a ticket out of the queues until a moment, or until one of the usual ones by the person's clock. */
export const SnoozeTicket = z.strictObject({
  ticketId: id,
  version,
  until: z.union([isoTime, z.enum(snoozeWords)], { error: `Give a time, or ${snoozeWords.join(", ")}.` }),
  /** Whose clock the words mean. Left out: the zone of the person's account, else UTC. */
  timeZone: text(64).optional(),
});
export type SnoozeTicket = z.output<typeof SnoozeTicket>;

export const WakeTicket = z.strictObject({ ticketId: id, version });
export type WakeTicket = z.output<typeof WakeTicket>;

export const isSnoozeWord = (until: string): until is SnoozeWord => snoozeWords.some((word) => word === until);
