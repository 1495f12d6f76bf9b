import { KeptSchedule, type SubscriptionView } from "@desk/contracts/subscription";
import { knownZone } from "@desk/contracts/wall-clock";
import { viewSubscriptions } from "@desk/db/schema";
import { and, asc, eq } from "drizzle-orm";
import { authorize } from "../../access";
import type { AgentActor, Ctx } from "../../context";
import { forbidden, notFound } from "../../error";
import { listOf } from "../columns";

export type SubscriptionRow = typeof viewSubscriptions.$inferSelect;

export const keptOf = ({ schedule }: Pick<SubscriptionRow, "schedule">) => KeptSchedule.parse(schedule);

/** Lists are mailed to persons, and to those who may read them. */
export function requireReader(ctx: Ctx): Ctx<AgentActor> {
  const { actor } = ctx;
  if (actor.kind !== "agent") throw forbidden("Lists are mailed to persons only.");
  authorize(actor, "ticket.read");
  return { ...ctx, actor };
}

const mine = (ctx: Ctx<AgentActor>) =>
  and(eq(viewSubscriptions.workspaceId, ctx.workspaceId), eq(viewSubscriptions.userId, ctx.actor.userId));

export const subscriptionsOf = (ctx: Ctx<AgentActor>): Promise<SubscriptionRow[]> =>
  ctx.db.select().from(viewSubscriptions).where(mine(ctx)).orderBy(asc(viewSubscriptions.createdAt));

/** One of mine, locked; another's does not exist. */
export async function findSubscription(ctx: Ctx<AgentActor>, subscriptionId: string): Promise<SubscriptionRow> {
  const [row] = await ctx.db
    .select()
    .from(viewSubscriptions)
    .where(and(mine(ctx), eq(viewSubscriptions.id, subscriptionId)))
    .for("update");
  if (row === undefined) throw notFound("This subscription");
  return row;
}

export async function presentSubscription(ctx: Ctx, row: SubscriptionRow, zone: string): Promise<SubscriptionView> {
  return {
    id: row.id,
    view: row.view,
    name: (await listOf(ctx, row.view, "view"))?.name ?? null,
    query: row.query,
    schedule: keptOf(row).when,
    timeZone: zone,
    nextRunAt: row.nextRunAt.toISOString(),
    lastRunAt: row.lastRunAt?.toISOString() ?? null,
    isPaused: row.isPaused,
  };
}

/** The account's zone; where that follows the browser, the one the browser had; else UTC. */
export const zoneOf = (accountZone: string | null, browserZone: string): string =>
  knownZone(accountZone) ?? knownZone(browserZone) ?? "UTC";
