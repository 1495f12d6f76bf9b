import { runStatement } from "@desk/db/statement";
import { type Ctx, inTransaction } from "../context";
import { applyOutcome, decideOn } from "../ticket/apply-status";
import { saveTicket, TicketChange } from "../ticket/change";
import { findTicket } from "../ticket/find";
import { readSettings } from "../workspace/settings";
import { requireSystem } from "./require-system";

const dayMs = 24 * 60 * 60 * 1_000;
const batch = 200;

/** Closes tickets that were solved as many days ago as the workspace says. Says how many it closed. */
export async function closeSolvedTickets(ctx: Ctx): Promise<number> {
  requireSystem(ctx);
  const { closeAfterDays } = await readSettings(ctx);
  const before = new Date(ctx.now().getTime() - closeAfterDays * dayMs).toISOString();
  let closed = 0;
  for (;;) {
    const due = await findDue(ctx, before);
    for (const { id } of due) if (await closeTicket(ctx, id, before)) closed++;
    if (due.length < batch) return closed;
  }
}

const findDue = (ctx: Ctx, before: string) =>
  runStatement<{ id: string }>(
    ctx.db,
    `select t.id from tickets t where t.workspace_id = $1 and t.category = 'solved' and t.deleted_at is null
      and t.solved_at <= $2 order by t.updated_at limit ${batch}`,
    [ctx.workspaceId, before],
  );

/** Looks again under the lock: the customer may have answered meanwhile. */
function closeTicket(ctx: Ctx, ticketId: string, before: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const ticket = await findTicket(ctx, ticketId, "update");
    const isDue = ticket.solvedAt !== null && new Date(ticket.solvedAt) <= new Date(before);
    if (ticket.category !== "solved" || ticket.deletedAt !== null || !isDue) return false;
    const change = new TicketChange(ticket);
    await applyOutcome(ctx, change, decideOn(ctx, ticket, { type: "close" }));
    await saveTicket(ctx, change);
    return true;
  });
}
