import { StartExport } from "@desk/contracts/export";
import type { Db } from "@desk/db/client";
import { viewSubscriptions } from "@desk/db/schema";
import { and, eq, sql } from "drizzle-orm";
import { type Ctx, inTransaction, systemCtx } from "../../context";
import { isDomainError } from "../../error";
import { askerNow } from "../../job/asker";
import { queueMail } from "../../mail/queue";
import { accountZoneOf } from "../../snooze/zone";
import { isoOf } from "../../ticket/time";
import { listOf } from "../columns";
import { queueExport } from "../start";
import { keptOf, type SubscriptionRow, zoneOf } from "./find";
import { filterOf, readList } from "./list-now";
import { nextRun } from "./next-run";

type Due = { workspaceId: string; id: string; dbNow: string };
type Person = { email: string; workspaceName: string };

const atOnce = 20;

/**
 * Mails the lists whose time has come by the database's clock, each in a transaction that also names its next time: of
 * two workers one sends it, and what was missed while nobody worked is sent once. Says how many were looked at.
 */
export async function mailDueLists(db: Db): Promise<number> {
  const due = await db.execute<Due>(sql`/* across workspaces: maintenance */
    select s.workspace_id as "workspaceId", s.id, now() as "dbNow" from view_subscriptions s
    where not s.is_paused and s.next_run_at <= now() order by s.next_run_at limit ${atOnce}`);
  const faults: unknown[] = [];
  for (const { workspaceId, id, dbNow } of due) {
    const now = new Date(isoOf(dbNow));
    const ctx = systemCtx(db, workspaceId, "lists", () => now);
    await mailOne(ctx, id).catch(async (error: unknown) => {
      // A view that is gone, or a person without the right any more: it stops, and the page says so.
      if (isDomainError(error)) await pause(ctx, id);
      else faults.push(error);
    });
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} lists could not be mailed`);
  return due.length;
}

const one = (ctx: Ctx, id: string) =>
  and(eq(viewSubscriptions.workspaceId, ctx.workspaceId), eq(viewSubscriptions.id, id));

const pause = (ctx: Ctx, id: string) => ctx.db.update(viewSubscriptions).set({ isPaused: true }).where(one(ctx, id));

function mailOne(ctx: Ctx, id: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select()
      .from(viewSubscriptions)
      .where(and(one(ctx, id), eq(viewSubscriptions.isPaused, false)))
      .for("update", { skipLocked: true });
    if (row === undefined || row.nextRunAt > ctx.now()) return;
    // Somebody who no longer works here is refused, and the subscription stops.
    const actor = await askerNow(ctx, { userId: row.userId, apiKeyId: null });
    const zone = zoneOf(await accountZoneOf(ctx, row.userId), keptOf(row).timeZone);
    const nextRunAt = nextRun(keptOf(row).when, ctx.now().getTime(), zone);
    await ctx.db.update(viewSubscriptions).set({ nextRunAt, lastRunAt: ctx.now() }).where(one(ctx, id));
    await send({ ...ctx, actor }, row);
  });
}

async function send(ctx: Ctx, row: SubscriptionRow): Promise<void> {
  const filter = filterOf(row);
  const { first, count, isMore } = await readList(ctx, filter);
  await queueExport(ctx, StartExport.parse({ list: filter }));
  const { email, workspaceName } = await personOf(ctx, row.userId);
  const name = (await listOf(ctx, row.view, "view"))?.name ?? row.view;
  const left = count - first.length;
  await queueMail(ctx, {
    kind: "ticket_list",
    to: email,
    data: {
      workspaceName,
      name: row.query === "" ? name : `${name}: ${row.query}`,
      count: `${count.toLocaleString("en").replaceAll(",", " ")}${isMore ? "+" : ""}`,
      lines: first
        .map(({ numberText, subject, requester }) => `#${numberText} ${subject} (${requester.name})`)
        .join("\n"),
      rest: left > 0 ? `${left.toLocaleString("en").replaceAll(",", " ")}${isMore ? "+" : ""}` : "",
      path: "/account/exports",
    },
  });
}

async function personOf(ctx: Ctx, userId: string): Promise<Person> {
  const rows = await ctx.db.execute<Person>(sql`select u.email, w.name as "workspaceName" from users u
    join workspaces w on w.id = u.workspace_id where u.workspace_id = ${ctx.workspaceId} and u.id = ${userId}`);
  const [person] = rows;
  if (person === undefined) throw new Error("A subscription belongs to a person.");
  return person;
}
