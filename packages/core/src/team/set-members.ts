import type { SetTeamMembers, TeamView } from "@desk/contracts/access";
import { teamMembers, users } from "@desk/db/schema";
import { and, eq, inArray } from "drizzle-orm";
import { authorize } from "../access";
import { type Ctx, inTransaction } from "../context";
import { invalid } from "../error";
import { recordEvent } from "../event";
import { requireTeamGrants } from "../user/policy";
import { releaseTickets } from "../user/release-tickets";
import { findActiveTeam } from "./find";
import { presentTeam } from "./list";

type Members = SetTeamMembers["members"];

/** Replaces the members of a team. Tickets of those who leave stay in the team, unassigned. */
export async function setTeamMembers(ctx: Ctx, { teamId, members }: SetTeamMembers): Promise<TeamView> {
  authorize(ctx.actor, "team.manage");
  return inTransaction(ctx, async (ctx) => {
    await findActiveTeam(ctx, teamId);
    await requireUsers(ctx, members);
    const { workspaceId } = ctx;
    const before = await ctx.db
      .delete(teamMembers)
      .where(and(eq(teamMembers.workspaceId, workspaceId), eq(teamMembers.teamId, teamId)))
      .returning({ userId: teamMembers.userId, access: teamMembers.access });
    const old = new Map(before.map(({ userId, access }) => [userId, access]));
    const changed = members.filter(({ userId, access }) => old.get(userId) !== access);
    requireTeamGrants(
      ctx.actor,
      changed.map(({ access }) => ({ teamId, access })),
    );
    if (members.length > 0)
      await ctx.db
        .insert(teamMembers)
        .values(members.map((member) => ({ workspaceId, teamId, ...member, createdAt: ctx.now() })));
    if (changed.length > 0 || before.length !== members.length)
      await recordEvent(ctx, "team.members_changed", { teamId, from: before, to: members });
    await releaseTickets(
      ctx,
      before.map(({ userId }) => userId),
    );
    return presentTeam(ctx, teamId);
  });
}

async function requireUsers(ctx: Ctx, members: Members): Promise<void> {
  const ids = members.map(({ userId }) => userId);
  const repeated = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (repeated !== -1) throw invalid(`members.${repeated}.userId`, "This person is named twice.");
  if (ids.length === 0) return;
  const rows = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.workspaceId, ctx.workspaceId), inArray(users.id, ids)));
  const known = new Set(rows.map(({ id }) => id));
  const missing = ids.findIndex((id) => !known.has(id));
  if (missing !== -1) throw invalid(`members.${missing}.userId`, "This person was not found.");
}
