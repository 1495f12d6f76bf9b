import type { InviteUser, UserRef, UserView } from "@desk/contracts/access";
import { defaultPreferences } from "@desk/contracts/account";
import { teamMembers, users } from "@desk/db/schema";
import { authorize } from "../access";
import { type Ctx, inTransaction, newId } from "../context";
import { conflict, DomainError } from "../error";
import { recordEvent } from "../event";
import { queueMail } from "../mail";
import { findRole } from "../role/find";
import { readWorkspaceName } from "../workspace/name";
import { findUser, requireTeams } from "./find";
import { cancelLinks, issueLink } from "./link";
import { presentUser } from "./list";
import { readUserName } from "./name";
import { requireAuthorityOver, requireGrant, requireTeamGrants } from "./policy";

/** Adds a person who gets a mail with a link to choose a password. */
export async function inviteUser(ctx: Ctx, { email, name, roleId, memberships }: InviteUser): Promise<UserView> {
  authorize(ctx.actor, "people.manage");
  return inTransaction(ctx, async (ctx) => {
    const role = await findRole(ctx, roleId);
    requireGrant(ctx.actor, role);
    await requireTeams(ctx, memberships);
    requireTeamGrants(ctx.actor, memberships);
    const userId = newId();
    const { workspaceId } = ctx;
    const added = await ctx.db
      .insert(users)
      .values({
        workspaceId,
        id: userId,
        email,
        name,
        roleId,
        status: "invited",
        preferences: defaultPreferences,
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (added.length === 0) throw emailTaken();
    if (memberships.length > 0)
      await ctx.db
        .insert(teamMembers)
        .values(memberships.map((membership) => ({ workspaceId, userId, ...membership, createdAt: ctx.now() })));
    await recordEvent(ctx, "user.invited", { userId, email, name, roleId, memberships });
    await mailInvitation(ctx, userId, email);
    return presentUser(ctx, userId);
  });
}

/** Sends a new link; the ones before it open nothing any more. */
export async function resendInvitation(ctx: Ctx, { userId }: UserRef): Promise<UserView> {
  authorize(ctx.actor, "people.manage");
  return inTransaction(ctx, async (ctx) => {
    const user = await findUser(ctx, userId);
    requireAuthorityOver(ctx.actor, user.role);
    if (user.status !== "invited") throw conflict(`${user.name} has accepted the invitation already.`);
    await cancelLinks(ctx, userId, ["invitation"]);
    await recordEvent(ctx, "user.invited", { userId, email: user.email, isRepeated: true });
    await mailInvitation(ctx, userId, user.email);
    return presentUser(ctx, userId);
  });
}

export const emailTaken = (): DomainError => {
  const message = "Somebody in this workspace has this e-mail address already.";
  return new DomainError("conflict", message, { fields: [{ path: "email", message }] });
};

async function mailInvitation(ctx: Ctx, userId: string, to: string): Promise<void> {
  const link = await issueLink(ctx, userId, "invitation");
  const workspaceName = await readWorkspaceName(ctx);
  const inviterName = ctx.actor.kind === "agent" ? await readUserName(ctx, ctx.actor.userId) : workspaceName;
  await queueMail(ctx, { kind: "invitation", to, data: { workspaceName, inviterName, ...link } });
}
