import { runStatement, Values } from "@desk/db/statement";
import { visibleTickets } from "../access";
import type { AgentActor, Ctx } from "../context";
import { activeCondition } from "../view/branches";
import { longestWaiting } from "../view/order";

const hourMs = 60 * 60 * 1_000;
/** For so long a ticket that somebody passed over is not offered to the same person again. */
const skippedHours = 8;

const skippedSince = (ctx: Ctx): string => new Date(ctx.now().getTime() - skippedHours * hourMs).toISOString();

/** Tickets may be taken in teams with full access, and those without a team by everybody. */
function takable(actor: AgentActor, values: Values): string {
  if (actor.seesAllTeams) return "true";
  const teams = [...actor.teams].filter(([, access]) => access === "full").map(([id]) => id);
  return `(t.team_id is null or t.team_id = any(${values.add(teams)}::uuid[]))`;
}

/**
 * The most urgent of these tickets that is free, locked so that it is mine to the end of the transaction. What others
 * lock at this moment is passed over, since they are taking it: nobody waits and nobody gets what another one has.
 * Free is what waits for the desk and is nobody's, or mine without an answer.
 */
export async function lockMostUrgent(
  ctx: Ctx<AgentActor>,
  ids: readonly string[],
  exceptId: string | undefined,
): Promise<string | null> {
  const values = new Values();
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const me = `${values.add(ctx.actor.userId)}::uuid`;
  const [row] = await runStatement<{ id: string }>(
    ctx.db,
    `select t.id from tickets t where t.workspace_id = ${workspace} and t.id = any(${values.add([...ids])}::uuid[])
      and ${activeCondition} and t.category in ('new', 'open')
      and (t.assignee_id is null or (t.assignee_id = ${me} and t.waiting_since is not null))
      and t.id is distinct from ${values.add(exceptId ?? null)}::uuid
      and ${visibleTickets(ctx.actor, values)} and ${takable(ctx.actor, values)}
      and not exists (select 1 from queue_skips k where k.workspace_id = ${workspace} and k.user_id = ${me}
        and k.ticket_id = t.id and k.skipped_at > ${values.add(skippedSince(ctx))}::timestamptz)
      order by t.priority_order, ${longestWaiting}, t.id limit 1 for no key update of t skip locked`,
    values.list,
  );
  return row?.id ?? null;
}

/** How many tickets this person passed over and is not offered for now. */
export async function countSkipped(ctx: Ctx<AgentActor>): Promise<number> {
  const [row] = await runStatement<{ count: number }>(
    ctx.db,
    `select count(*)::int as count from queue_skips k
      where k.workspace_id = $1 and k.user_id = $2 and k.skipped_at > $3`,
    [ctx.workspaceId, ctx.actor.userId, skippedSince(ctx)],
  );
  return row?.count ?? 0;
}
