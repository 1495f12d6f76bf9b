import type { SetMemberships, UserView } from "@desk/contracts/access";
import { teamMembers } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { authorize } from "../access";
import { type Ctx, inTransaction } from "../context";
import { recordEvent } from "../event";
import { findUser, requireTeams } from "./find";
import { presentUser } from "./list";
import { requireAuthorityOver, requireTeamGrants } from "./policy";
import { releaseTickets } from "./release-tickets";

/** Replaces the teams of a person. Tickets they may no longer answer stay in their team, unassigned. */
export async function setMemberships(ctx: Ctx, { userId, memberships }: SetMemberships): Promise<UserView> {
  authorize(ctx.actor, "people.manage");
  return inTransaction(ctx, async (ctx) => {
    const user = await findUser(ctx, userId);
    requireAuthorityOver(ctx.actor, user.role);
    await requireTeams(ctx, memberships);
    requireTeamGrants(ctx.actor, memberships);
    const { workspaceId } = ctx;
    const removed = await ctx.db
      .delete(teamMembers)
      .where(and(eq(teamMembers.workspaceId, workspaceId), eq(teamMembers.userId, userId)))
      .returning({ teamId: teamMembers.teamId, access: teamMembers.access });
    if (memberships.length > 0)
      await ctx.db
        .insert(teamMembers)
        .values(memberships.map((membership) => ({ workspaceId, userId, ...membership, createdAt: ctx.now() })));
    const before = new Map(removed.map(({ teamId, access }) => [teamId, access]));
    const isSame =
      before.size === memberships.length && memberships.every(({ teamId, access }) => before.get(teamId) === access);
    if (!isSame) await recordEvent(ctx, "team.members_changed", { userId, from: removed, to: memberships });
    await releaseTickets(ctx, [userId]);
    return presentUser(ctx, userId);
  });
}
