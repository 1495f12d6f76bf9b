import type { Rule } from "../rule";
import { admins, agents } from "./groups";

const byAdmins = { allow: admins, next: "own" } as const satisfies Partial<Rule>;
const words = { kind: "acknowledgement", subject: "We have it [#{{ticket.number}}]", body: "Thank you." };

const unreachable = (workspaceId: string): readonly string[] => [
  `insert into unreachable_addresses (workspace_id, address, reason) values ('${workspaceId}', 'gone@x.example', 'No such user')`,
];
const changed = (workspaceId: string): readonly string[] => [
  `insert into mail_templates (workspace_id, kind, subject, body, updated_at)
    values ('${workspaceId}', 'acknowledgement', 'Hello from ${workspaceId}', 'Hello', now())`,
];
const teamSigned = (workspaceId: string): readonly string[] => [
  `insert into signatures (workspace_id, owner_kind, owner_id, html, updated_at)
    values ('${workspaceId}', 'workspace', '${workspaceId}', 'The words of the house', now())`,
];

/** The log, the words of automatic mails, signatures. */
export const outgoingAdminRules: readonly Rule[] = [
  { call: "outgoing.deliveries", input: () => ({}), ...byAdmins },
  {
    call: "outgoing.deliveries",
    on: "failed, by a number",
    input: () => ({ state: ["failed"], q: "#1" }),
    ...byAdmins,
  },
  { call: "outgoing.unreachable", prepare: unreachable, ...byAdmins },
  {
    call: "outgoing.forgive",
    input: () => ({ address: "gone@x.example" }),
    prepare: unreachable,
    ...byAdmins,
    isQuiet: true,
  },
  { call: "outgoing.templates", prepare: changed, ...byAdmins, shows: () => ({ has: ["Hello from"] }) },
  { call: "outgoing.setTemplate", input: () => words, ...byAdmins },
  {
    call: "outgoing.resetTemplate",
    input: () => ({ kind: "acknowledgement" }),
    prepare: changed,
    ...byAdmins,
    isQuiet: true,
  },
  { call: "outgoing.previewTemplate", input: () => words, ...byAdmins },
  {
    call: "outgoing.signatures",
    prepare: teamSigned,
    allow: [...agents, "keyTicketsWrite"],
    next: "own",
    shows: (_given, actor) => ({
      [(admins as readonly string[]).includes(actor) ? "has" : "lacks"]: ["The words of the house"],
    }),
  },
  {
    call: "outgoing.setSignature",
    on: "one's own",
    input: () => ({ owner: "user", html: "<p>{{agent.name}}</p>" }),
    allow: agents,
    next: "own",
  },
  {
    call: "outgoing.setSignature",
    on: "a team's",
    input: ({ ids }) => ({ owner: "team", ownerId: ids["team.own"], html: "<p>{{team.name}}</p>" }),
    allow: admins,
    next: "hidden",
  },
  {
    call: "outgoing.setSignature",
    on: "a colleague's",
    input: ({ ids }) => ({ owner: "user", ownerId: ids["user.creator"], html: "<p>Cleo</p>" }),
    allow: admins,
    next: "hidden",
  },
];
