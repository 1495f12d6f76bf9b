import type { SkippedTicket, SkipTicket } from "@desk/contracts/queue";
import { runStatement } from "@desk/db/statement";
import { type AgentActor, type Ctx, inTransaction } from "../context";
import { setAssignee } from "../ticket/apply-assignee";
import { saveTicket, TicketChange } from "../ticket/change";
import { findTicket } from "../ticket/find";
import { authorizeTicket, requireOn } from "../ticket/policy";
import { requirePerson } from "./person";
import { fromQueue } from "./take";

/** Passes a ticket over. If I only took it from the queue and did nothing with it, it is nobody's again. */
export async function skipTicket(ctx: Ctx, { ticketId, reason }: SkipTicket): Promise<SkippedTicket> {
  const me = requirePerson(ctx);
  authorizeTicket(ctx.actor, "assign");
  return inTransaction(me, async (ctx) => {
    const ticket = await findTicket(ctx, ticketId, "update");
    requireOn(ctx.actor, "assign", ticket);
    await runStatement(
      ctx.db,
      `insert into queue_skips (workspace_id, user_id, ticket_id, reason, skipped_at) values ($1, $2, $3, $4, $5)
        on conflict (workspace_id, user_id, ticket_id)
        do update set reason = excluded.reason, skipped_at = excluded.skipped_at`,
      [ctx.workspaceId, ctx.actor.userId, ticketId, reason, ctx.now().toISOString()],
    );
    const isReleased = ticket.assigneeId === ctx.actor.userId && (await isOnlyTaken(ctx, ticketId));
    if (isReleased) {
      const change = new TicketChange(ticket);
      await setAssignee(ctx, change, null, "skipped");
      await saveTicket(ctx, change);
    }
    return { ticketId, isReleased };
  });
}

/** Whether the last thing I did with it was to take it from the queue. */
async function isOnlyTaken(ctx: Ctx<AgentActor>, ticketId: string): Promise<boolean> {
  const [last] = await runStatement<{ isTaking: boolean }>(
    ctx.db,
    `select coalesce(bool_or(e.type = 'ticket.assigned' and e.data->>'reason' = $4), false) as "isTaking"
      from events e where e.workspace_id = $1 and e.ticket_id = $2
        and (e.data->>'version')::int = (select (l.data->>'version')::int from events l
          where l.workspace_id = $1 and l.ticket_id = $2 and l.actor_id = $3 order by l.seq desc limit 1)`,
    [ctx.workspaceId, ticketId, ctx.actor.userId, fromQueue],
  );
  return last?.isTaking ?? false;
}
