import { formatNumber, plainTicketNumbers, type TicketNumbers } from "@desk/contracts/ticket-number";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";

type Row = { number: string; createdAt: string; ticketNumbers: TicketNumbers | null };

/** The number of a ticket as its workspace writes it today. */
export async function numberTextOf(ctx: Ctx, ticketId: string): Promise<string> {
  const [row] = await runStatement<Row>(
    ctx.db,
    `select t.number, t.created_at::text as "createdAt", w.settings -> 'ticketNumbers' as "ticketNumbers"
      from tickets t join workspaces w on w.id = t.workspace_id where t.workspace_id = $1 and t.id = $2`,
    [ctx.workspaceId, ticketId],
  );
  return row === undefined
    ? ""
    : formatNumber(row.ticketNumbers ?? plainTicketNumbers, Number(row.number), row.createdAt);
}
