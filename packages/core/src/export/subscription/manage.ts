import type {
  ChangeSubscription,
  Subscribe,
  SubscriptionList,
  SubscriptionRef,
  SubscriptionView,
} from "@desk/contracts/subscription";
import { viewSubscriptions } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { type Ctx, inTransaction, newId } from "../../context";
import { limitExceeded, notFound } from "../../error";
import { accountZoneOf } from "../../snooze/zone";
import { listOf } from "../columns";
import { findSubscription, keptOf, presentSubscription, requireReader, subscriptionsOf, zoneOf } from "./find";
import { filterOf, readList } from "./list-now";
import { nextRun } from "./next-run";

const subscriptionsMax = 20;

/** Mails me a list by the clock from now on. */
export async function subscribe(ctx: Ctx, { view, query, schedule, timeZone }: Subscribe): Promise<SubscriptionView> {
  const me = requireReader(ctx);
  return inTransaction(me, async (ctx) => {
    if ((await subscriptionsOf(ctx)).length >= subscriptionsMax)
      throw limitExceeded(`You are sent ${subscriptionsMax} lists already. End one of them first.`, 60);
    if ((await listOf(ctx, view, "view")) === null) throw notFound("The view");
    await readList(ctx, filterOf({ view, query }), 1);
    const zone = zoneOf(await accountZoneOf(ctx, ctx.actor.userId), timeZone);
    const row = {
      workspaceId: ctx.workspaceId,
      id: newId(),
      userId: ctx.actor.userId,
      view,
      query,
      schedule: { when: schedule, timeZone },
      nextRunAt: nextRun(schedule, ctx.now().getTime(), zone),
      createdAt: ctx.now(),
    };
    await ctx.db.insert(viewSubscriptions).values(row);
    return presentSubscription(ctx, { ...row, lastRunAt: null, isPaused: false }, zone);
  });
}

export async function listSubscriptions(ctx: Ctx): Promise<SubscriptionList> {
  const me = requireReader(ctx);
  const [rows, zone] = await Promise.all([subscriptionsOf(me), accountZoneOf(ctx, me.actor.userId)]);
  return {
    data: await Promise.all(rows.map((row) => presentSubscription(ctx, row, zoneOf(zone, keptOf(row).timeZone)))),
  };
}

/** Pauses, resumes or moves one of mine. What went by while it was paused is not sent afterwards. */
export async function changeSubscription(ctx: Ctx, input: ChangeSubscription): Promise<SubscriptionView> {
  const me = requireReader(ctx);
  return inTransaction(me, async (ctx) => {
    const row = await findSubscription(ctx, input.subscriptionId);
    const kept = keptOf(row);
    const when = input.schedule ?? kept.when;
    const zone = zoneOf(await accountZoneOf(ctx, ctx.actor.userId), kept.timeZone);
    const change = {
      schedule: { ...kept, when },
      isPaused: input.isPaused ?? row.isPaused,
      nextRunAt: nextRun(when, ctx.now().getTime(), zone),
    };
    await ctx.db
      .update(viewSubscriptions)
      .set(change)
      .where(and(eq(viewSubscriptions.workspaceId, ctx.workspaceId), eq(viewSubscriptions.id, row.id)));
    return presentSubscription(ctx, { ...row, ...change }, zone);
  });
}

export async function unsubscribe(ctx: Ctx, { subscriptionId }: SubscriptionRef): Promise<void> {
  const me = requireReader(ctx);
  return inTransaction(me, async (ctx) => {
    const { id } = await findSubscription(ctx, subscriptionId);
    await ctx.db
      .delete(viewSubscriptions)
      .where(and(eq(viewSubscriptions.workspaceId, ctx.workspaceId), eq(viewSubscriptions.id, id)));
  });
}
