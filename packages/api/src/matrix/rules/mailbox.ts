import { signInState } from "../reach";
import type { Given, Rule } from "../rule";
import { admins } from "./groups";

const mailbox = ({ ids }: Given) => ({ mailboxId: ids["mailbox.support"] });
const signed = ({ ids }: Given) => ({ mailboxId: ids["mailbox.signed"] });
const forwarded = {
  name: "Sales",
  address: "sales@desk.example",
  incoming: { kind: "forward" },
  outgoing: { kind: "installation" },
};
const byAdmins = { allow: admins, next: "hidden" } as const;

const paused = (workspaceId: string): readonly string[] => [
  `update mailboxes set paused_until = '2100-01-01' where workspace_id = '${workspaceId}'`,
];

/** Mailboxes are for those who look after mail: an owner or an admin. */
export const mailboxRules: readonly Rule[] = [
  {
    call: "mailbox.list",
    allow: admins,
    next: "own",
    shows: () => ({ has: ["support@desk.example", '"hasOutgoingSecret":false'], lacks: ["incomingSecret", "v1."] }),
  },
  { call: "mailbox.choices", allow: admins, next: "own" },
  { call: "mailbox.create", input: () => forwarded, allow: admins, next: "own" },
  {
    call: "mailbox.create",
    on: "for a team",
    input: ({ ids }) => ({ ...forwarded, teamId: ids["team.own"] }),
    allow: admins,
    next: "invalid",
  },
  {
    call: "mailbox.create",
    on: "an address that is taken",
    input: () => ({ ...forwarded, address: "support@desk.example" }),
    allow: [],
    conflict: admins,
    next: "own",
  },
  { call: "mailbox.update", input: (given) => ({ ...mailbox(given), name: "Help" }), ...byAdmins },
  {
    call: "mailbox.update",
    on: "its addresses",
    input: (given) => ({ ...mailbox(given), aliases: [{ address: "help@desk.example" }], isDefault: true }),
    ...byAdmins,
  },
  { call: "mailbox.remove", input: mailbox, ...byAdmins },
  { call: "mailbox.resume", input: mailbox, prepare: paused, ...byAdmins },
  { call: "mailbox.test", input: (given) => ({ ...mailbox(given), part: "incoming" }), ...byAdmins, isQuiet: true },
  {
    call: "mailbox.test",
    on: "out",
    input: (given) => ({ ...mailbox(given), part: "outgoing" }),
    ...byAdmins,
    isQuiet: true,
  },
  {
    call: "mailbox.test",
    on: "whether it came back",
    input: (given) => ({ ...mailbox(given), part: "receive", probeId: given.ids["message.open"] }),
    ...byAdmins,
    isQuiet: true,
  },
  { call: "mailbox.startOAuth", input: signed, ...byAdmins, isQuiet: true },
  { call: "mailbox.startOAuth", on: "with a password", input: mailbox, allow: [], conflict: admins, next: "hidden" },
  {
    call: "mailbox.finishOAuth",
    on: "what one started oneself",
    input: ({ ids }) => ({ state: signInState(ids["mailbox.signed"], ids["user.owner"]), code: "code" }),
    allow: ["owner"],
    invalid: ["admin"],
    next: "invalid",
  },
];
