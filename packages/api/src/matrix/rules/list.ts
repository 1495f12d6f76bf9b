import type { Rule } from "../rule";
import { otherCustomers, owners, readers, seeingAll, teamReaders } from "./groups";

const list = { allow: [...readers, ...owners, ...otherCustomers, "keyTicketsRead"], next: "own" } as const;
/** Customers have no bin, no queues and no counts. */
const worked = { ...list, allow: [...readers, "keyTicketsRead"] } as const;
/** Lists hold what an open ticket would show and nothing else. */
const listed: Rule["shows"] = ({ ids }, actor) => {
  if (seeingAll.includes(actor)) return { has: [ids["ticket.open"], ids["ticket.free"], ids["ticket.other"]] };
  if (actor === "outsider") return { has: [ids["ticket.free"], ids["ticket.other"]], lacks: [ids["ticket.open"]] };
  if ((teamReaders as readonly string[]).includes(actor))
    return { has: [ids["ticket.open"], ids["ticket.free"]], lacks: [ids["ticket.other"]] };
  if (actor === "requester" || actor === "colleagueShared") return { has: [ids["ticket.open"], ids["ticket.free"]] };
  if (actor === "copied") return { has: [ids["ticket.open"]], lacks: [ids["ticket.free"]] };
  if (actor === "colleague") return { lacks: [ids["ticket.open"], ids["ticket.free"]] };
  return {};
};

/** Lists, counts and searches: they hold what is visible, and say nothing of what is not. */
export const listRules: readonly Rule[] = [
  { call: "ticket.list", input: () => ({ view: "all" }), ...list, shows: listed },
  { call: "ticket.list", on: "the bin", input: () => ({ view: "deleted" }), ...worked },
  { call: "ticket.list", on: "words", input: () => ({ view: "all", q: "bag" }), ...list },
  {
    call: "ticket.list",
    on: "a number",
    input: ({ numbers }) => ({ view: "all", q: `#${numbers.open}` }),
    ...list,
  },
  { call: "ticket.list", on: "a query", input: () => ({ query: "priority:normal" }), ...worked, shows: listed },
  {
    call: "ticket.list",
    on: "the first by a query",
    input: () => ({ query: "priority:normal", sort: "created", order: "asc", limit: 1 }),
    ...worked,
    // Hidden tickets take nobody's place.
    shows: ({ ids }, actor) => {
      const [first, hidden] = actor === "outsider" ? (["free", "open"] as const) : (["open", "other"] as const);
      return { has: [ids[`ticket.${first}`]], lacks: [ids[`ticket.${hidden}`]] };
    },
  },
  {
    call: "ticket.list",
    on: "a query while a ticket goes to another team",
    input: () => ({ query: "priority:normal" }),
    ...worked,
    meanwhile: (workspaceId) => [
      `update tickets set team_id = (select id from teams m where m.workspace_id = '${workspaceId}' and m.name = 'Merchants')
        where workspace_id = '${workspaceId}' and subject = 'Bag lost'`,
    ],
    shows: ({ ids }, actor) => {
      if (seeingAll.includes(actor)) return { has: [ids["ticket.open"], ids["ticket.free"]] };
      return { has: [ids["ticket.free"]], lacks: [ids["ticket.open"]] };
    },
  },
  { call: "ticket.list", on: "a saved view", input: () => ({ view: "everyone-2abcde" }), ...worked, shows: listed },
  {
    call: "ticket.groups",
    input: () => ({ view: "all", by: "status" }),
    ...worked,
    shows: listed,
  },
  {
    call: "ticket.groups",
    on: "one's own, of which one went to another team",
    prepare: (workspaceId) => [
      `update tickets t set assignee_id = u.id from users u where t.workspace_id = '${workspaceId}'
        and u.workspace_id = t.workspace_id and u.email = 'fay.full@desk.example' and t.subject = 'Menu wrong'`,
    ],
    input: () => ({ view: "mine", by: "assignee" }),
    ...worked,
    // What is invisible is not counted, though it is one's own.
    shows: (_given, actor) => (actor === "agentFull" ? { has: ['"count":1'], lacks: ['"count":2'] } : {}),
  },
  {
    call: "ticket.counts",
    ...worked,
    // What is invisible is not counted either: not among all, and not in the bin.
    shows: (_given, actor) => {
      if (actor === "outsider") return { has: ['"all":2', '"deleted":0'] };
      return { has: [`"all":${seeingAll.includes(actor) ? 5 : 4}`, '"deleted":1'] };
    },
  },
  {
    call: "ticket.search",
    input: () => ({ q: "bag" }),
    ...list,
    shows: ({ ids }, actor) => (actor === "outsider" ? { lacks: [ids["ticket.open"]] } : {}),
  },
  { call: "ticket.search", on: "a hidden number", input: ({ numbers }) => ({ q: `#${numbers.open}` }), ...list },
  {
    call: "ticket.search",
    on: "the best one",
    input: () => ({ q: "please", limit: 1 }),
    ...list,
    // Hidden tickets take nobody's place.
    shows: (_given, actor) => ({ has: actor === "colleague" ? [] : ["snippet"] }),
  },
  {
    call: "ticket.search",
    on: "with its facets",
    input: () => ({ q: "bag", facets: true }),
    ...list,
    shows: (_given, actor) => (actor === "outsider" ? { has: ['"count":0'] } : {}),
  },
  { call: "ticket.search", on: "words of a note", input: () => ({ q: "internal knee" }), ...list },
];
