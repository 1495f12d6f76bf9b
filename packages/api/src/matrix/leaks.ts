import type { Db } from "@desk/core/boot";
import { type ActorName, customers, isForeign } from "./cast";
import { noteText, pinnedText, type World } from "./company";
import { idsOf } from "./rows";

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;

/** Ids of every row of each workspace; the two share none. */
export type Foreign = { here: ReadonlySet<string>; next: ReadonlySet<string> };

export const foreignIdsOf = async (db: Db, world: World, next: World): Promise<Foreign> => ({
  here: await idsOf(db, world.workspaceId),
  next: await idsOf(db, next.workspaceId),
});

const team = ["open", "assigned", "closed", "deleted"] as const;
const all = [...team, "free", "other"] as const;

/** Tickets that do not exist for the actor, as the product promises it. */
const hidden: Partial<Record<ActorName, readonly (typeof all)[number][]>> = {
  collaborator: ["other"],
  agentRead: ["other"],
  agentReply: ["other"],
  agentFull: ["other"],
  creator: ["other"],
  outsider: team,
  manager: all,
  requester: ["deleted", "other"],
  colleagueShared: ["deleted", "other"],
  copied: ["assigned", "closed", "deleted", "free", "other"],
  colleague: all,
  stranger: [...team, "free"],
  keyCustomersRead: all,
  keyCustomersWrite: all,
};

/** What the answer says that this actor must not read. */
export function leaksIn(body: string, actor: ActorName, world: World, foreign: Foreign): string[] {
  const strangers = isForeign(actor) ? foreign.here : foreign.next;
  const ids = new Set(body.match(uuid) ?? []);
  const leaks = [...ids].filter((id) => strangers.has(id)).map((id) => `the id ${id} of the other workspace`);
  for (const name of hidden[actor] ?? [])
    if (ids.has(world.ids[`ticket.${name}`])) leaks.push(`the hidden ticket "${name}"`);
  const isCustomer = (customers as readonly string[]).includes(actor);
  if (isCustomer || actor === "outsider" || actor === "manager")
    for (const words of [noteText, pinnedText]) if (body.includes(words)) leaks.push(`the words “${words}”`);
  return leaks;
}
