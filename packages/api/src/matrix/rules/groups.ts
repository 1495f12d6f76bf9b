import { type ActorName, customers, keys, type LocalName, people } from "../cast";

/** Those who work on tickets; `manager` only administers. */
export const readers = people.filter((name) => name !== "manager");
/** Readers with access to the team of the ticket. */
export const teamReaders = readers.filter((name) => name !== "outsider");
/** Whoever sees every ticket, whatever its team. */
export const seeingAll: readonly ActorName[] = ["supervisor", "admin", "owner", "keyTicketsRead"];
/** Customers to whom the requester's ticket belongs as well. */
export const owners: readonly LocalName[] = ["requester", "colleagueShared", "copied"];
export const otherCustomers: readonly LocalName[] = ["colleague", "stranger"];
/** Built-in roles that do an agent's work, wherever their teams are. */
export const agents: readonly LocalName[] = [
  "outsider",
  "agentRead",
  "agentReply",
  "agentFull",
  "supervisor",
  "admin",
  "owner",
];
export const admins: readonly LocalName[] = ["admin", "owner"];
export const managers: readonly LocalName[] = ["manager", "admin", "owner"];
/** Who may answer in the team, and who may change everything there. */
export const answering: readonly LocalName[] = [
  "agentReply",
  "agentFull",
  "supervisor",
  "admin",
  "owner",
  "keyTicketsWrite",
];
export const changing: readonly LocalName[] = ["agentFull", "supervisor", "admin", "owner", "keyTicketsWrite"];
export const everybody: readonly LocalName[] = [...people, ...customers, ...keys];
export { people };

/** The other way a workspace may keep its labels. */
export const managersMakeLabels = (workspaceId: string): readonly string[] => [
  `update workspaces set settings = jsonb_set(settings, '{labelCreation}', '"managers"') where id = '${workspaceId}'`,
];
