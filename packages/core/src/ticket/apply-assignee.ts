import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { invalid } from "../error";
import type { TicketChange } from "./change";

export type Assignable = { id: string; name: string };

/** An active user who may at least reply in the ticket's team; nobody else can be made responsible for it. */
export async function findAssignable(ctx: Ctx, userId: string, teamId: string | null): Promise<Assignable | undefined> {
  const [row] = await runStatement<Assignable>(
    ctx.db,
    `select u.id, u.name from users u
      join roles r on r.workspace_id = u.workspace_id and r.id = u.role_id
      where u.workspace_id = $1 and u.id = $2 and u.status = 'active' and ($3::uuid is null or r.sees_all_teams
        or exists (select 1 from team_members m where m.workspace_id = u.workspace_id and m.user_id = u.id
          and m.team_id = $3::uuid and m.access in ('reply', 'full')))`,
    [ctx.workspaceId, userId, teamId],
  );
  return row;
}

/** Makes this user, or nobody, responsible. What that does to the status is the caller's business. */
export async function setAssignee(
  ctx: Ctx,
  change: TicketChange,
  assigneeId: string | null,
  reason: string | null,
): Promise<void> {
  const { before, after } = change;
  if (after.assigneeId === assigneeId) return;
  const assignee = assigneeId === null ? null : await findAssignable(ctx, assigneeId, after.teamId);
  if (assignee === undefined) {
    throw invalid("assigneeId", "This person cannot be assigned: not active, or without access to the team.");
  }
  const old = before.assigneeId === null ? null : { id: before.assigneeId, name: before.assigneeName };
  const event = { type: "ticket.assigned" as const, data: { field: "assignee", old, new: assignee, reason } };
  change.setField("assignee", { assigneeId }, assigneeId === before.assigneeId ? null : event);
}
