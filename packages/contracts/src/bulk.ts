import { z } from "zod";
import { JobItemView, JobView } from "./job";
import { SnoozeTicket } from "./snooze";
import { email, id, line } from "./text";
import { MessageBody, TicketFilter } from "./ticket";
import { messageKinds, priorities, statusCategories, ticketTypes } from "./words";

/** Up to so many tickets are changed at once, in the request; more are a job. */
export const bulkAtOnceMax = 50;
const idsMax = 5_000;

/** Tickets by their ids, or all that match a view and filter when it is asked, without some. */
export const TicketSelection = z.union([
  z.strictObject({ ids: z.array(id).min(1, "Choose at least one ticket.").max(idsMax) }),
  TicketFilter.extend({ exceptIds: z.array(id).max(idsMax).default([]) }),
]);
export type TicketSelection = z.output<typeof TicketSelection>;

const labelNames = z.array(line(60)).max(50).optional();
const people = z.array(id).max(100).optional();
const addresses = z.array(email).max(48).optional();
const given = (...values: unknown[]): number => values.filter((value) => value !== undefined).length;

/** What is done to each of them. Fields are set together; a macro, deleting, restoring and spam stand alone. */
export const BulkChange = z
  .strictObject({
    status: z.enum(statusCategories).exclude(["new", "closed"]).optional(),
    statusId: id.optional(),
    priority: z.enum(priorities).optional(),
    type: z.enum(ticketTypes).optional(),
    teamId: id.nullable().optional(),
    assigneeId: id.nullable().optional(),
    /** Dealt out among these people, so that each gets as many as the others. */
    roundRobin: z.array(id).min(1).max(50).optional(),
    addLabels: labelNames,
    removeLabels: labelNames,
    addFollowers: people,
    removeFollowers: people,
    addCcs: addresses,
    removeCcs: addresses,
    /** Out of the queues until a moment, or one of the usual ones by the person's clock. */
    snooze: SnoozeTicket.pick({ until: true, timeZone: true }).optional(),
    /** Written to each ticket, after its fields were set. A reply has no other recipients than the ticket's. */
    message: z.strictObject({ kind: z.enum(messageKinds), body: MessageBody }).optional(),
    /** All that a macro does, filled in for each ticket. A text with a variable that nothing is known for refuses it. */
    macroId: id.optional(),
    delete: z.literal(true).optional(),
    restore: z.literal(true).optional(),
    /** Out of every list like a deleted one; its sender is let in no more when asked for. */
    spam: z.strictObject({ blocksSender: z.boolean().default(false) }).optional(),
  })
  .refine((change) => given(...Object.values(change)) > 0, "Say what is to be changed.")
  .refine(({ status, statusId }) => given(status, statusId) < 2, "Give either status or statusId.")
  .refine(({ assigneeId, roundRobin }) => given(assigneeId, roundRobin) < 2, "Give either assigneeId or roundRobin.")
  .refine(
    ({ macroId, delete: deleted, restore, spam, ...fields }) =>
      given(macroId, deleted, restore, spam) === 0 ||
      (given(macroId, deleted, restore, spam) === 1 && given(...Object.values(fields)) === 0),
    "Apply a macro, delete, restore or mark as spam without anything else.",
  );
export type BulkChange = z.output<typeof BulkChange>;
export type BulkChangeInput = z.input<typeof BulkChange>;

export const StartBulk = z.strictObject({
  selection: TicketSelection,
  change: BulkChange,
  /** The id of the job; the same one sent twice is one job. */
  clientId: id.optional(),
});
export type StartBulk = z.output<typeof StartBulk>;

/** `items` tells of each ticket when all of them were changed at once; otherwise the job goes on by itself. */
export const BulkStarted = z.object({ job: JobView, items: z.array(JobItemView).nullable() });
export type BulkStarted = z.output<typeof BulkStarted>;

export const CountMatching = TicketFilter;
/** Above 1 000 it is given as 1 001 and shown as "1 000+". */
export const MatchingCount = z.object({ count: z.number() });
export type MatchingCount = z.output<typeof MatchingCount>;

export const MarkSpam = z.strictObject({ ticketId: id, blocksSender: z.boolean().default(false) });
export type MarkSpam = z.output<typeof MarkSpam>;
