import { z } from "zod";
import { id, text } from "./text";

const hour = z.number().int().min(0).max(23);

/** When a list is mailed, by the person's clock. A month that has no such day has it on its last one. */
export const Schedule = z.discriminatedUnion("every", [
  z.strictObject({ every: z.literal("day"), hour }),
  z.strictObject({ every: z.literal("weekday"), hour }),
  z.strictObject({ every: z.literal("month"), day: z.number().int().min(1).max(31), hour }),
]);
export type Schedule = z.output<typeof Schedule>;

/** As it is kept: with the zone for an account that follows its browser. */
export const KeptSchedule = z.object({ when: Schedule, timeZone: z.string() });

export const Subscribe = z.strictObject({
  /** A view by its slug, narrowed in the query language as a list is by its `query`. */
  view: text(80),
  query: text(300).default(""),
  schedule: Schedule,
  /** The browser's zone, for an account that follows it. */
  timeZone: text(64).default("UTC"),
});
export type Subscribe = z.output<typeof Subscribe>;

export const ChangeSubscription = z.strictObject({
  subscriptionId: id,
  isPaused: z.boolean().optional(),
  schedule: Schedule.optional(),
});
export type ChangeSubscription = z.output<typeof ChangeSubscription>;
export const SubscriptionRef = z.strictObject({ subscriptionId: id });
export type SubscriptionRef = z.output<typeof SubscriptionRef>;

export const SubscriptionView = z.object({
  id: z.uuid(),
  view: z.string(),
  /** The list's name; null when it is not there any more, or not for me. */
  name: z.string().nullable(),
  query: z.string(),
  schedule: Schedule,
  timeZone: z.string(),
  nextRunAt: z.string(),
  lastRunAt: z.string().nullable(),
  isPaused: z.boolean(),
});
export type SubscriptionView = z.output<typeof SubscriptionView>;
/** At most twenty. */
export const SubscriptionList = z.object({ data: z.array(SubscriptionView) });
export type SubscriptionList = z.output<typeof SubscriptionList>;
