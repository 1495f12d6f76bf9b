import type { ListScheduled, ScheduledList } from "@desk/contracts/outgoing";
import { runStatement, Values } from "@desk/db/statement";
import { authorizeInside, visibleTickets } from "../../../access";
import { actorId, type Ctx } from "../../../context";
import { findTicket } from "../../../ticket/find";
import { presentScheduled, type ScheduledRow, scheduledColumns, scheduledJoins } from "./row";

const shownMax = 200;

/** What waits, and what did not leave until its author takes it back: of a ticket, or all of my own. */
export async function listScheduled(ctx: Ctx, { ticketId }: ListScheduled): Promise<ScheduledList> {
  authorizeInside(ctx.actor, "ticket.reply");
  if (ticketId !== undefined) await findTicket(ctx, ticketId);
  const values = new Values();
  const which =
    ticketId === undefined
      ? `s.author_user_id = ${values.add(actorId(ctx.actor))}::uuid`
      : `s.ticket_id = ${values.add(ticketId)}::uuid`;
  const rows = await runStatement<ScheduledRow>(
    ctx.db,
    `select ${scheduledColumns} from scheduled_messages s ${scheduledJoins}
      where s.workspace_id = ${values.add(ctx.workspaceId)} and ${which} and ${visibleTickets(ctx.actor, values)}
        and (s.state in ('waiting', 'failed') or (s.state = 'cancelled' and s.reason is not null))
      order by s.send_at, s.id limit ${shownMax}`,
    values.list,
  );
  return { data: rows.map((row) => presentScheduled(ctx, row)) };
}
