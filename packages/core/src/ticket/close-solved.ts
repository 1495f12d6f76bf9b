import { runStatement } from "@desk/db/statement";
import { type Ctx, inTransaction } from "../context";
import { forbidden } from "../error";
import { readSettings } from "../workspace/settings";
import { applyOutcome, decideOn } from "./apply-status";
import { saveTicket, TicketChange } from "./change";
import { type Ticket, ticketColumns } from "./find";

/**
 * Closes one batch of tickets that were solved longer ago than the workspace waits, and says how many. Several
 * at once share the work: each takes the rows no other holds. Call it until it closes none.
 */
export async function closeSolvedTickets(ctx: Ctx, { limit = 200 }: { limit?: number } = {}): Promise<number> {
  if (ctx.actor.kind !== "system") throw forbidden();
  return inTransaction(ctx, async (ctx) => {
    const { closeAfterDays } = await readSettings(ctx);
    const before = new Date(ctx.now().getTime() - closeAfterDays * 86_400_000).toISOString();
    const due = await runStatement<Ticket>(
      ctx.db,
      `select ${ticketColumns} from tickets t
        where t.workspace_id = $1 and t.category = 'solved' and t.deleted_at is null and t.solved_at <= $2
        order by t.updated_at, t.id limit ${Math.trunc(limit)} for no key update of t skip locked`,
      [ctx.workspaceId, before],
    );
    for (const row of due) {
      const change = new TicketChange(row);
      await applyOutcome(ctx, change, decideOn(ctx, row, { type: "close" }));
      await saveTicket(ctx, change);
    }
    return due.length;
  });
}
