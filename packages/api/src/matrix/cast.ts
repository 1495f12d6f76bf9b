import type { ApiScope } from "@desk/contracts/words";
import { apiScopes } from "@desk/contracts/words";
import type { Actor } from "@desk/core/context";
import { signedInAs } from "@desk/core/testing/identity";
import type { World } from "./company";

/** People of the desk, from those who may nearly nothing to those who may everything. */
export const people = [
  "collaborator",
  "outsider",
  "agentRead",
  "agentReply",
  "agentFull",
  "creator",
  "manager",
  "supervisor",
  "admin",
  "owner",
] as const;
/** `colleagueShared` is the same colleague while the organization shares its tickets. */
export const customers = ["requester", "colleagueShared", "colleague", "copied", "stranger"] as const;
export const keys = ["keyTicketsRead", "keyTicketsWrite", "keyCustomersRead", "keyCustomersWrite"] as const;
/** The same actors of the workspace next door, each with the local one it mirrors. */
export const foreigners = {
  foreignAgent: ["agentFull"],
  foreignAdmin: ["admin"],
  foreignOwner: ["owner"],
  foreignKey: keys,
} as const satisfies Record<string, readonly (typeof people | typeof keys)[number][]>;

export type LocalName = (typeof people)[number] | (typeof customers)[number] | (typeof keys)[number];
export type ForeignName = keyof typeof foreigners;
export type ActorName = "nobody" | LocalName | ForeignName;

export const locals: readonly LocalName[] = [...people, ...customers, ...keys];
export const actorNames: readonly ActorName[] = [
  "nobody",
  ...locals,
  "foreignAgent",
  "foreignAdmin",
  "foreignOwner",
  "foreignKey",
];
export const isForeign = (name: ActorName): name is ForeignName => Object.hasOwn(foreigners, name);

export type Cast = Readonly<Record<Exclude<ActorName, "nobody">, { actor: Actor; workspaceId: string }>>;

/** Everybody who acts, read once: agents through a session, as a request would. */
export async function castOf(world: World, next: World): Promise<Cast> {
  const local = async (name: (typeof people)[number], at: World) =>
    in_(at, (await signedInAs(at.desk, at.ids[`user.${name}`])).actor);
  const customer = (
    name: "requester" | "colleague" | "copied" | "stranger",
    sharedOrganizationId: string | null = null,
  ) => in_(world, { kind: "customer", customerId: world.ids[`customer.${name}`], sharedOrganizationId });
  const key = (at: World, ...scopes: ApiScope[]) =>
    in_(at, { kind: "apiKey", keyId: at.ids["key.spare"], scopes: new Set(scopes) });
  return {
    collaborator: await local("collaborator", world),
    outsider: await local("outsider", world),
    agentRead: await local("agentRead", world),
    agentReply: await local("agentReply", world),
    agentFull: await local("agentFull", world),
    creator: await local("creator", world),
    manager: await local("manager", world),
    supervisor: await local("supervisor", world),
    admin: await local("admin", world),
    owner: await local("owner", world),
    requester: customer("requester"),
    colleagueShared: customer("colleague", world.ids["organization.shared"]),
    colleague: customer("colleague"),
    copied: customer("copied"),
    stranger: customer("stranger"),
    keyTicketsRead: key(world, "tickets:read"),
    keyTicketsWrite: key(world, "tickets:write"),
    keyCustomersRead: key(world, "customers:read"),
    keyCustomersWrite: key(world, "customers:write"),
    foreignAgent: await local("agentFull", next),
    foreignAdmin: await local("admin", next),
    foreignOwner: await local("owner", next),
    foreignKey: key(next, ...apiScopes),
  };
}

const in_ = ({ workspaceId }: World, actor: Actor) => ({ workspaceId, actor });
