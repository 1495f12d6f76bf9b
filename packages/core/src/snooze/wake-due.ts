import type { Db } from "@desk/db/client";
import { sql } from "drizzle-orm";
import { type Ctx, inTransaction, systemCtx } from "../context";
import { isDomainError } from "../error";
import { saveTicket, TicketChange } from "../ticket/change";
import { findTicket } from "../ticket/find";
import { isoOf } from "../ticket/time";
import { applyWake } from "./apply-wake";

type Due = { workspaceId: string; ticketId: string; dbNow: string };

const perWorkspace = 50;

/**
 * Wakes every ticket whose time has come, each in a transaction of its own, and says how many. What time it is, is
 * the database's to say: of several workers with clocks of their own none wakes anything early, twice or never.
 */
export async function wakeDueTickets(db: Db): Promise<number> {
  let woken = 0;
  const faults: unknown[] = [];
  for (const { workspaceId, ticketId, dbNow } of await findDue(db)) {
    const now = new Date(isoOf(dbNow));
    const ctx = systemCtx(db, workspaceId, "snooze", () => now);
    try {
      if (await wakeOne(ctx, ticketId)) woken++;
    } catch (error) {
      // It was purged meanwhile; a fault of ours is tried again and holds up no other.
      if (!isDomainError(error)) faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} snoozed tickets could not be woken`);
  return woken;
}

const findDue = (db: Db): Promise<Due[]> =>
  db.execute<Due>(sql`/* across workspaces: maintenance */
    select w.id as "workspaceId", d.id as "ticketId", now() as "dbNow" from workspaces w
    cross join lateral (select t.id from tickets t
      where t.workspace_id = w.id and t.snoozed_until is not null and t.snoozed_until <= now()
      order by t.snoozed_until, t.id limit ${perWorkspace}) d`);

/** Looks again under the lock: somebody may have chosen another time meanwhile, or woken it. */
function wakeOne(ctx: Ctx, ticketId: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const ticket = await findTicket(ctx, ticketId, "update");
    const isDue = ticket.snoozedUntil !== null && new Date(isoOf(ticket.snoozedUntil)) <= ctx.now();
    if (!isDue) return false;
    const change = new TicketChange(ticket);
    applyWake(change, "due");
    await saveTicket(ctx, change);
    return true;
  });
}
