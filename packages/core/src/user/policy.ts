import type { BuiltInRole, Permission, TeamAccess } from "@desk/contracts/words";
import { reaches } from "../access";
import type { Actor } from "../context";
import { forbidden } from "../error";

/** What a role allows, as far as the rules about people ask. */
export type RoleRights = { key: string | null; permissions: readonly Permission[]; seesAllTeams: boolean };

const isOwner = (key: string | null): boolean => key === ("owner" satisfies BuiltInRole);

/** Nobody grants what he does not hold himself, and only an owner makes an owner. */
export function mayGrant(actor: Actor, role: RoleRights): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind !== "agent") return false;
  if (isOwner(role.key) && !isOwner(actor.roleKey)) return false;
  if (role.seesAllTeams && !actor.seesAllTeams) return false;
  return role.permissions.every((permission) => actor.permissions.has(permission));
}

export function requireGrant(actor: Actor, role: RoleRights): void {
  if (!mayGrant(actor, role)) throw forbidden("You cannot give rights that you do not hold yourself.");
}

/** Who stands above you is not yours to change: an owner by owners only, nobody by somebody with fewer rights. */
export function requireAuthorityOver(actor: Actor, role: RoleRights): void {
  if (!mayGrant(actor, role))
    throw forbidden(
      isOwner(role.key) ? "Only an owner may change an owner." : "This person holds rights that you do not hold.",
    );
}

export function requireTeamGrants(actor: Actor, memberships: readonly { teamId: string; access: TeamAccess }[]): void {
  for (const { teamId, access } of memberships)
    if (!reaches(actor, teamId, access)) throw forbidden("You cannot give access to a team that you do not have.");
}
