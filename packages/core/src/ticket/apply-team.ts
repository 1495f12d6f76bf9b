import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { invalid } from "../error";
import { findAssignable, setAssignee } from "./apply-assignee";
import { decideOn } from "./apply-status";
import type { TicketChange } from "./change";
import { refuseStale } from "./stale";

export type TeamName = { id: string; name: string };

export async function findOpenTeam(ctx: Ctx, teamId: string): Promise<TeamName> {
  const [team] = await runStatement<TeamName>(
    ctx.db,
    `select w.id, w.name from teams w where w.workspace_id = $1 and w.id = $2 and w.archived_at is null`,
    [ctx.workspaceId, teamId],
  );
  if (team === undefined) throw invalid("teamId", "This team does not exist or is archived.");
  return team;
}

/** Hands the ticket to a team. An assignee who may not answer there is taken off it. */
export async function applyTeam(
  ctx: Ctx,
  change: TicketChange,
  teamId: string | null,
  version?: number | undefined,
): Promise<void> {
  const { before, after } = change;
  decideOn(ctx, after, { type: "edit" });
  if (after.teamId === teamId) return;
  await refuseStale(ctx, after, { version, field: "team", mine: teamId, theirs: after.teamId });
  const team = teamId === null ? null : await findOpenTeam(ctx, teamId);
  const old = before.teamId === null ? null : { id: before.teamId, name: before.teamName };
  change.set({ teamId }, { type: "ticket.team_changed", data: { field: "team", old, new: team } });
  if (after.assigneeId === null) return;
  const staysAssigned = (await findAssignable(ctx, after.assigneeId, teamId)) !== undefined;
  if (!staysAssigned) await setAssignee(ctx, change, null, "has no access to the new team");
}
