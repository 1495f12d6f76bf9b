import { events } from "@desk/db/schema";
import { sql } from "drizzle-orm";
import { actorId, type Ctx, newId } from "../context";

type Released = { id: string; seq: number; assigneeId: string; assigneeName: string; reason: string };

/**
 * Takes tickets from people who may no longer answer them: they left the team, lost a role that sees every
 * team, or were deactivated. The tickets stay in their team, unassigned; closed ones keep their history.
 */
export async function releaseTickets(ctx: Ctx, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  const at = ctx.now().toISOString();
  const people = sql.join(
    userIds.map((userId) => sql`${userId}::uuid`),
    sql`, `,
  );
  const released = await ctx.db.execute<Released>(sql`
    update tickets t set assignee_id = null, version = t.version + 1, event_seq = t.event_seq + 1,
      updated_at = ${at}::timestamptz
    from users u join roles r on r.workspace_id = u.workspace_id and r.id = u.role_id
    where t.workspace_id = ${ctx.workspaceId} and u.workspace_id = t.workspace_id and u.id = t.assignee_id
      and t.assignee_id in (${people}) and t.category <> 'closed'
      and (u.status = 'deactivated' or (t.team_id is not null and not r.sees_all_teams and not exists (
        select 1 from team_members m where m.workspace_id = t.workspace_id and m.team_id = t.team_id
          and m.user_id = u.id and m.access in ('reply', 'full'))))
    returning t.id, t.event_seq as seq, u.id as "assigneeId", u.name as "assigneeName",
      case when u.status = 'deactivated' then 'deactivated' else 'left_team' end as reason`);
  for (let start = 0; start < released.length; start += 1_000) {
    await ctx.db.insert(events).values(
      released.slice(start, start + 1_000).map(({ id, seq, assigneeId, assigneeName, reason }) => ({
        workspaceId: ctx.workspaceId,
        id: newId(),
        ticketId: id,
        seq,
        type: "ticket.assigned" as const,
        actorKind: ctx.actor.kind,
        actorId: actorId(ctx.actor),
        data: { field: "assignee", old: { id: assigneeId, name: assigneeName }, new: null, reason },
        createdAt: ctx.now(),
      })),
    );
  }
}
