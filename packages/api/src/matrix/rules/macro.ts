import type { LocalName } from "../cast";
import type { Given, Rule } from "../rule";
import { admins, agents, answering, changing, readers, teamReaders } from "./groups";

const all = ({ ids }: Given) => ({ macroId: ids["macro.all"] });
const ofTeam = ({ ids }: Given) => ({ macroId: ids["macro.team"] });
const mine = ({ ids }: Given) => ({ macroId: ids["macro.mine"] });
const open = ({ ids }: Given) => ({ ticketId: ids["ticket.open"] });

const reading: readonly LocalName[] = [...readers, "keyTicketsRead"];
const others = readers.filter((name) => name !== "agentFull");
/** Who may change a macro that is for everyone, for the team, and for oneself. */
const forAll = {
  allow: admins,
  tries: ["keyTicketsRead", "agentFull"],
  next: "hidden",
} as const satisfies Partial<Rule>;
const forTeam = {
  allow: ["agentFull", "supervisor", "admin", "owner"],
  hide: ["outsider"],
  tries: ["keyTicketsRead"],
  next: "hidden",
} as const satisfies Partial<Rule>;
const forMe = {
  allow: ["agentFull"],
  hide: [...others, "keyTicketsRead"],
  next: "hidden",
} as const satisfies Partial<Rule>;
const made = { name: "On its way", replyHtml: "<p>On its way.</p>", contexts: ["reply"] };
const listed: Rule["shows"] = ({ ids }, actor) => ({
  [actor === "agentFull" ? "has" : "lacks"]: [ids["macro.mine"]],
  ...(actor === "outsider" ? { lacks: [ids["macro.mine"], ids["macro.team"]] } : {}),
});
const asking = { requester: { email: "new@customer.example" }, subject: "Hello", body: { text: "Hello." } };
/** Everybody who writes may note; a key that only reads and people without a hand in tickets may not. */
const noting: readonly LocalName[] = ["collaborator", ...agents, "creator", "keyTicketsWrite"];

export const macroRules: readonly Rule[] = [
  { call: "macro.list", input: () => ({}), allow: reading, next: "own", shows: listed },
  { call: "macro.offered", input: () => ({}), allow: reading, next: "own", shows: listed },
  { call: "macro.byId", on: "for everyone", input: all, allow: reading, next: "hidden" },
  {
    call: "macro.byId",
    on: "for a team",
    input: ofTeam,
    allow: [...teamReaders, "keyTicketsRead"],
    hide: ["outsider"],
    next: "hidden",
  },
  { call: "macro.byId", on: "for one person", input: mine, ...forMe },
  {
    call: "macro.create",
    on: "for everyone",
    input: () => ({ ...made, scope: "everyone" }),
    allow: admins,
    next: "own",
  },
  {
    call: "macro.create",
    on: "for a team",
    input: ({ ids }) => ({ ...made, scope: "team", teamId: ids["team.own"] }),
    allow: ["agentFull", "supervisor", "admin", "owner"],
    invalid: ["outsider"],
    tries: ["keyTicketsRead"],
    next: "invalid",
  },
  { call: "macro.create", on: "for oneself", input: () => ({ ...made, scope: "me" }), allow: readers, next: "own" },
  {
    call: "macro.create",
    on: "with a file",
    input: ({ ids }) => ({ ...made, scope: "me", attachmentIds: [ids["file.loose"]] }),
    allow: ["agentFull"],
    invalid: others,
    next: "invalid",
  },
  {
    call: "macro.create",
    on: "with a change of status",
    input: ({ ids }) => ({ ...made, scope: "me", actions: [{ kind: "status", statusId: ids["status.spare"] }] }),
    allow: readers,
    next: "invalid",
  },
  {
    call: "macro.create",
    on: "with a team",
    input: ({ ids }) => ({ ...made, scope: "me", actions: [{ kind: "team", teamId: ids["team.own"] }] }),
    allow: teamReaders,
    invalid: ["outsider"],
    next: "invalid",
  },
  {
    call: "macro.create",
    on: "with a person",
    input: ({ ids }) => ({ ...made, scope: "me", actions: [{ kind: "followers", add: [ids["user.agentFull"]] }] }),
    allow: readers,
    next: "invalid",
  },
  {
    call: "macro.update",
    on: "for everyone",
    input: (given) => ({ ...all(given), version: 1, name: "Sent" }),
    ...forAll,
  },
  {
    call: "macro.update",
    on: "for a team",
    input: (given) => ({ ...ofTeam(given), version: 1, name: "Sent" }),
    ...forTeam,
  },
  {
    call: "macro.update",
    on: "for one person",
    input: (given) => ({ ...mine(given), version: 1, name: "Sent" }),
    ...forMe,
  },
  {
    call: "macro.update",
    on: "one's own to everyone",
    input: (given) => ({ ...mine(given), version: 1, scope: "everyone" }),
    allow: [],
    hide: [...others, "keyTicketsRead"],
    tries: ["agentFull"],
    next: "hidden",
  },
  { call: "macro.remove", on: "for everyone", input: all, ...forAll },
  { call: "macro.remove", on: "for a team", input: ofTeam, ...forTeam },
  { call: "macro.remove", on: "for one person", input: mine, ...forMe },
  {
    call: "macro.duplicate",
    on: "for everyone",
    input: all,
    allow: readers,
    tries: ["keyTicketsRead"],
    next: "hidden",
  },
  { call: "macro.duplicate", on: "for one person", input: mine, ...forMe },
  {
    call: "macro.reorder",
    on: "for everyone",
    input: ({ ids }) => ({ macroId: ids["macro.second"], afterId: null }),
    ...forAll,
  },
  {
    call: "macro.reorder",
    on: "for one person",
    input: (given) => ({ ...mine(given), afterId: null }),
    ...forMe,
    isQuiet: true,
  },
  {
    call: "macro.preview",
    on: "for everyone",
    input: (given) => ({ ...open(given), ...all(given) }),
    allow: [...teamReaders, "keyTicketsRead"],
    hide: ["outsider"],
    next: "hidden",
    // It foresees the refusal that applying it would meet.
    shows: (_given, actor) => ({ [answering.includes(actor as LocalName) ? "lacks" : "has"]: ["Reply: "] }),
  },
  { call: "macro.preview", on: "for one person", input: (given) => ({ ...open(given), ...mine(given) }), ...forMe },
  {
    call: "macro.try",
    input: (given) => ({ ...open(given), replyHtml: "<p>{{customer.name}}</p>" }),
    allow: [...teamReaders, "keyTicketsRead"],
    hide: ["outsider"],
    next: "hidden",
  },
  // B18: with the rights of whoever applies it, never the product's.
  {
    call: "macro.use",
    on: "a reply and a label",
    input: (given) => ({ ...open(given), ...all(given) }),
    allow: changing,
    hide: ["outsider"],
    tries: ["collaborator"],
    next: "hidden",
  },
  {
    call: "macro.use",
    on: "a team's note",
    input: (given) => ({ ...open(given), ...ofTeam(given) }),
    allow: [...answering, "collaborator", "creator"],
    hide: ["outsider"],
    next: "hidden",
  },
  {
    call: "macro.use",
    on: "one's own change",
    input: (given) => ({ ...open(given), ...mine(given) }),
    allow: ["agentFull"],
    hide: noting.filter((name) => name !== "agentFull"),
    next: "hidden",
  },
  {
    call: "macro.use",
    on: "a ticket out of reach",
    input: ({ ids }) => ({ ticketId: ids["ticket.other"], macroId: ids["macro.second"] }),
    allow: ["outsider", "supervisor", "admin", "owner", "keyTicketsWrite"],
    hide: ["collaborator", "agentRead", "agentReply", "agentFull", "creator"],
    next: "hidden",
  },
  {
    call: "ticket.post",
    on: "a note by a macro",
    input: (given) => ({ ...open(given), kind: "note", body: { text: "Asked." }, macro: ofTeam(given) }),
    allow: [...answering, "collaborator", "creator"],
    hide: ["outsider"],
    next: "hidden",
  },
  { call: "macro.copyFiles", on: "for everyone", input: all, allow: noting, next: "hidden" },
  {
    call: "macro.copyFiles",
    on: "for one person",
    input: mine,
    allow: ["agentFull"],
    hide: noting.filter((name) => name !== "agentFull"),
    next: "hidden",
    isQuiet: true,
  },
  {
    call: "macro.draft",
    input: (given) => ({ ...all(given), customerId: given.ids["customer.requester"] }),
    allow: [...agents, "creator", "keyTicketsWrite"],
    next: "hidden",
  },
  {
    call: "macro.open",
    on: "with a text alone",
    input: (given) => ({ ticket: asking, ...all(given) }),
    allow: [...agents, "creator", "keyTicketsWrite"],
    next: "hidden",
  },
  {
    call: "macro.open",
    on: "with a label",
    input: (given) => ({ ticket: asking, ...all(given), actions: [{ kind: "labels", add: ["equipment"] }] }),
    allow: [...agents, "keyTicketsWrite"],
    tries: ["creator"],
    next: "hidden",
  },
];
