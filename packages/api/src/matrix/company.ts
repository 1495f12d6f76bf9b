import { CreateCustomer, CreateOrganization } from "@desk/contracts/customer";
import { CreateTicket, PostMessage, ReadThread } from "@desk/contracts/ticket";
import type { Permission, TeamAccess } from "@desk/contracts/words";
import type { Db } from "@desk/core/boot";
import { type Ctx, newId, systemCtx } from "@desk/core/context";
import { createCustomer } from "@desk/core/customer";
import { postMessage, readThread } from "@desk/core/message";
import { createOrganization } from "@desk/core/organization";
import { readSession } from "@desk/core/session";
import { aClock, aDesk, aDevice, aPerson, aRole, aTeam, type Clock, type Desk } from "@desk/core/testing/identity";
import { createTicket } from "@desk/core/ticket";
import { inviteUser, requestPasswordReset } from "@desk/core/user";
import { mailedSecret, maintain } from "./rows";

/** What a note says: no customer may ever read these words. */
export const noteText = "internal words about the knee";
/** What the pinned notes of a ticket say: not for customers either. */
const resetEmail = "lio.light@desk.example";
export const pinnedText = "pinned words about the depot";

/**
 * One company with somebody for every rule and something for every call. Two of them are built alike, so that
 * whatever is true of one ticket here has a twin next door.
 */
export type World = {
  desk: Desk;
  db: Db;
  clock: Clock;
  workspaceId: string;
  /** Ids by name, such as `ticket.open`. */
  ids: Ids;
  numbers: Record<"open" | "free" | "other", number>;
  secrets: Secrets;
};
export type Ids = Readonly<Record<IdName, string>>;

export const personNames = [
  "owner",
  "secondOwner",
  "admin",
  "agentFull",
  "agentReply",
  "agentRead",
  "outsider",
  "collaborator",
  "creator",
  "manager",
  "supervisor",
  "agentElsewhere",
  "light",
  "former",
  "invited",
] as const;
export const customerNames = ["requester", "colleague", "copied", "stranger"] as const;
export const ticketNames = ["open", "assigned", "closed", "deleted", "free", "other"] as const;
type SessionName = `session.${"agentFull" | "agentFullOther"}`;
type IdName =
  | `user.${(typeof personNames)[number]}`
  | `customer.${(typeof customerNames)[number]}`
  | `ticket.${(typeof ticketNames)[number]}`
  | `role.${"owner" | "agent" | "light" | "unused" | "strong"}`
  | `team.${"own" | "other" | "empty"}`
  | `organization.${"shared" | "empty"}`
  | `label.${"one" | "two"}`
  | `status.${"spare"}`
  | SessionName
  | `key.${"spare"}`
  | `mailFilter.${"one"}`
  | `view.${"own" | "team" | "everyone"}`
  | `macro.${"all" | "second" | "team" | "mine"}`
  | `mailbox.${"support" | "signed"}`
  | `message.${"open" | "public"}`
  | `file.${"public" | "internal" | "loose"}`;

export async function aWorld(db: Db): Promise<World> {
  const clock = aClock();
  const desk = await aDesk(db, clock);
  const system = systemCtx(db, desk.workspaceId, "matrix", clock.now);
  const access = await accessOf(desk);
  const settings = {
    ...(await settingsOf(system)),
    ...(await viewsOf(system, access)),
    ...(await macrosOf(system, access)),
  };
  const customers = await customersOf(system);
  const conversations = await conversationsOf(system, { ...access, ...customers });
  const personal = await secretsOf(desk, system, { ...access, ...customers });
  const ids = { ...access, ...settings, ...customers, ...conversations.ids, ...personal.ids };
  return {
    desk,
    db,
    clock,
    workspaceId: desk.workspaceId,
    ids,
    numbers: conversations.numbers,
    secrets: personal.secrets,
  };
}

/** Does an agent's work in every team and administers nothing. */
const supervising: Permission[] = [
  "ticket.read",
  "ticket.create",
  "ticket.reply",
  "ticket.note",
  "ticket.edit",
  "ticket.assign",
  "ticket.delete",
  "customer.read",
  "customer.edit",
  "label.create",
];

async function accessOf(desk: Desk) {
  const own = (await aTeam(desk, "Couriers")).id;
  const other = (await aTeam(desk, "Merchants")).id;
  const empty = (await aTeam(desk, "Parcels")).id;
  const light = (await aRole(desk, [])).id;
  const unused = (await aRole(desk, [])).id;
  const strong = (await aRole(desk, ["ticket.read", "workspace.manage"], { seesAllTeams: true })).id;
  const creator = await aRole(desk, ["ticket.read", "ticket.create", "ticket.note"]);
  const manager = await aRole(desk, ["people.manage", "role.manage", "team.manage", "apikey.manage"]);
  const supervisor = await aRole(desk, supervising, { seesAllTeams: true });
  const add = async (name: string, role: Parameters<typeof aPerson>[1] = {}) =>
    (await aPerson(desk, { name, email: `${name.toLowerCase().replace(" ", ".")}@desk.example`, ...role })).id;
  const inTeam = (level: TeamAccess) => ({ teams: { [own]: level } });
  return {
    "team.own": own,
    "team.other": other,
    "team.empty": empty,
    "role.owner": desk.roleIds.owner,
    "role.agent": desk.roleIds.agent,
    "role.light": light,
    "role.unused": unused,
    "role.strong": strong,
    "user.owner": desk.ownerId,
    "user.secondOwner": await add("Second Owner", { role: "owner" }),
    "user.admin": await add("Ada Admin", { role: "admin" }),
    "user.agentFull": await add("Fay Full", inTeam("full")),
    "user.agentReply": await add("Rey Reply", inTeam("reply")),
    "user.agentRead": await add("Rea Read", inTeam("read")),
    "user.outsider": await add("Otto Outsider", { teams: { [other]: "full" } }),
    "user.collaborator": await add("Cora Collaborator", { role: "collaborator", ...inTeam("full") }),
    "user.creator": await add("Cleo Creator", { role: creator, ...inTeam("full") }),
    "user.manager": await add("Mona Manager", { role: manager }),
    "user.supervisor": await add("Sue Supervisor", { role: supervisor }),
    "user.agentElsewhere": await add("Ella Elsewhere", { teams: { [own]: "reply" } }),
    "user.light": await add("Lio Light", { role: { id: light } }),
    "user.former": await add("Fritz Former", { role: { id: light }, status: "deactivated" }),
  };
}

async function macrosOf({ db, workspaceId }: Ctx, access: Awaited<ReturnType<typeof accessOf>>) {
  const ids = { "macro.all": newId(), "macro.second": newId(), "macro.team": newId(), "macro.mine": newId() };
  const [team, fay] = [`'${access["team.own"]}'`, `'${access["user.agentFull"]}'`];
  const macro = (id: string, whose: string, texts: string, actions: string, contexts: string) =>
    `('${workspaceId}', '${id}', 'A macro', ${whose}, ${texts}, '${actions}', '${contexts}')`;
  const label = '[{"kind":"labels","add":["equipment"],"remove":[]}]';
  const reply = `'<p>On its way, {{customer.first_name|there}}.</p>', ''`;
  await maintain(db, [
    `insert into macros (workspace_id, id, name, scope, owner_user_id, team_id, reply_html, note_html, actions, contexts)
      values ${macro(ids["macro.all"], "'everyone', null, null", reply, label, "{reply,new}")},
        ${macro(ids["macro.second"], "'everyone', null, null", reply, "[]", "{reply}")},
        ${macro(ids["macro.team"], `'team', null, ${team}`, "'', '<p>Ask the depot.</p>'", "[]", "{note}")},
        ${macro(ids["macro.mine"], `'me', ${fay}, null`, "'', ''", '[{"kind":"priority","priority":"high"}]', "{reply}")}`,
    `insert into macro_files (workspace_id, id, macro_id, storage_key, file_name, content_type, size_bytes, sha256)
      values ('${workspaceId}', '${newId()}', '${ids["macro.all"]}', '${newId()}', 'map.txt', 'text/plain', 5, 'hash')`,
  ]);
  return ids;
}

async function settingsOf({ db, workspaceId }: Ctx) {
  const ids = { "label.one": newId(), "label.two": newId(), "status.spare": newId(), "key.spare": newId() };
  const mailFilterId = newId();
  const mailboxes = { "mailbox.support": newId(), "mailbox.signed": newId() };
  await maintain(db, [
    ...mailboxRows(workspaceId, mailboxes),
    `insert into labels (workspace_id, id, name) values ('${workspaceId}', '${ids["label.one"]}', 'equipment'),
      ('${workspaceId}', '${ids["label.two"]}', 'documents')`,
    `insert into statuses (workspace_id, id, category, label, position, is_default)
      values ('${workspaceId}', '${ids["status.spare"]}', 'pending', 'Waiting for the depot', 90, false)`,
    `insert into api_keys (workspace_id, id, name, prefix, token_hash, scopes)
      values ('${workspaceId}', '${ids["key.spare"]}', 'Spare', 'hd_spare', '${newId()}', '{tickets:read}')`,
    `insert into mail_filters (workspace_id, id, name, position, source, pattern, actions)
      values ('${workspaceId}', '${mailFilterId}', 'Orders', 0, 'subject', 'order', '[{"field":"label","value":"order"}]')`,
  ]);
  return { ...ids, "mailFilter.one": mailFilterId, ...mailboxes };
}

/** A view of one person, one of a team and one for everyone. */
async function viewsOf({ db, workspaceId }: Ctx, access: Awaited<ReturnType<typeof accessOf>>) {
  const ids = { "view.own": newId(), "view.team": newId(), "view.everyone": newId() };
  const owner = `'${access["user.agentFull"]}'`;
  const view = (id: string, name: string, scope: string, teamId: string) =>
    `('${workspaceId}', '${id}', '${name.toLowerCase()}-2abcde', '${name}', '${scope}', ${owner}, ${teamId}, '', '{subject}', '[]')`;
  await maintain(db, [
    `insert into views (workspace_id, id, slug, name, scope, owner_user_id, team_id, query, columns, sort) values
      ${view(ids["view.own"], "Hunches", "me", "null")},
      ${view(ids["view.team"], "Couriers", "team", `'${access["team.own"]}'`)},
      ${view(ids["view.everyone"], "Everyone", "everyone", "null")}`,
  ]);
  return ids;
}

/** One mailbox that mail is forwarded to, one that signs in with a provider; neither is in use. */
function mailboxRows(workspaceId: string, ids: Record<"mailbox.support" | "mailbox.signed", string>): string[] {
  const gmail =
    '{"kind":"imap","host":"imap.example.com","port":993,"security":"tls","user":"help@desk.example","auth":"oauth","provider":"google","folders":["INBOX"],"afterwards":"flag","moveTo":null,"pollSeconds":60,"since":null}';
  const settings =
    '{"acknowledges":true,"usesPlusAddresses":true,"undoSeconds":10,"mailsPerMinute":600,"authservId":"","isArchiveImport":false}';
  const mailbox = (id: string, name: string, incoming: string, isDefault: boolean) =>
    `('${workspaceId}', '${id}', '${name}', '${incoming}', '{"kind":"installation"}', '${settings}', false, ${isDefault})`;
  const address = (mailboxId: string, local: string) =>
    `('${workspaceId}', '${newId()}', '${mailboxId}', '${local}@desk.example', true)`;
  return [
    `insert into mailboxes (workspace_id, id, name, incoming, outgoing, settings, is_active, is_default) values
      ${mailbox(ids["mailbox.support"], "Support", '{"kind":"forward"}', true)},
      ${mailbox(ids["mailbox.signed"], "Signed", gmail, false)}`,
    `insert into mailbox_addresses (workspace_id, id, mailbox_id, address, is_primary) values
      ${address(ids["mailbox.support"], "support")}, ${address(ids["mailbox.signed"], "signed")}`,
  ];
}

async function customersOf(system: Ctx) {
  const organization = (name: string) =>
    createOrganization(system, CreateOrganization.parse({ name, sharesTickets: name === "Bike Works" }));
  const shared = (await organization("Bike Works")).id;
  const customer = async (name: string, organizationId: string | null = null) => {
    const input = { name, emails: [`${name.toLowerCase()}@customer.example`], organizationId };
    return (await createCustomer(system, CreateCustomer.parse(input))).id;
  };
  return {
    "organization.shared": shared,
    "organization.empty": (await organization("Empty House")).id,
    "customer.requester": await customer("Rita", shared),
    "customer.colleague": await customer("Carl", shared),
    "customer.copied": await customer("Connie"),
    "customer.stranger": await customer("Stan"),
  };
}

type Known = Awaited<ReturnType<typeof accessOf>> & Awaited<ReturnType<typeof customersOf>>;

async function conversationsOf(system: Ctx, known: Known) {
  const { db, workspaceId } = system;
  const ticket = (subject: string, customerId: string, teamId: string | null, more: object = {}) =>
    createTicket(
      system,
      CreateTicket.parse({
        subject,
        requester: { customerId },
        body: { text: `${subject}, please.` },
        teamId,
        ...more,
      }),
    );
  const { "customer.requester": rita, "team.own": own, "team.other": other } = known;
  const open = await ticket("Bag lost", rita, own, { ccs: ["connie@customer.example"], notes: pinnedText });
  const assigned = await ticket("Bag torn", rita, own, { assigneeId: known["user.agentFull"] });
  const closed = await ticket("Bag found", rita, own);
  const deleted = await ticket("Bag spam", rita, own);
  const free = await ticket("Anyone here", rita, null, { followUpOfId: closed.id });
  const elsewhere = await ticket("Menu wrong", known["customer.stranger"], other);
  const note = await postMessage(
    system,
    PostMessage.parse({ ticketId: open.id, kind: "note", body: { text: noteText } }),
  );
  const publicId = await firstMessageOf(system, open.id);
  const files = { "file.public": newId(), "file.internal": newId(), "file.loose": newId() };
  const file = (id: string, message: string, uploader: string) =>
    `('${workspaceId}', '${id}', ${message}, ${uploader}, '${id}', 'depot.txt', 'text/plain', 5, 'hash')`;
  await maintain(db, [
    `update tickets set category = 'closed', closed_at = now(), solved_at = now(),
      status_id = (select id from statuses s where s.workspace_id = tickets.workspace_id and s.category = 'closed' limit 1)
      where workspace_id = '${workspaceId}' and id = '${closed.id}'`,
    `update tickets set deleted_at = now() where workspace_id = '${workspaceId}' and id = '${deleted.id}'`,
    `insert into attachments (workspace_id, id, ticket_id, message_id, uploaded_by_user_id, storage_key, file_name,
      content_type, size_bytes, sha256) values
      ${file(files["file.public"], `'${open.id}', (select id from messages where workspace_id = '${workspaceId}' and ticket_id = '${open.id}' and seq = 1)`, "null")},
      ${file(files["file.internal"], `'${open.id}', '${note.message.id}'`, "null")},
      ${file(files["file.loose"], "null, null", `'${known["user.agentFull"]}'`)}`,
  ]);
  return {
    numbers: { open: open.number, free: free.number, other: elsewhere.number },
    ids: {
      "ticket.open": open.id,
      "ticket.assigned": assigned.id,
      "ticket.closed": closed.id,
      "ticket.deleted": deleted.id,
      "ticket.free": free.id,
      "ticket.other": elsewhere.id,
      "message.open": note.message.id,
      "message.public": publicId,
      ...files,
    },
  };
}

async function firstMessageOf(system: Ctx, ticketId: string): Promise<string> {
  const { messages } = await readThread(system, ReadThread.parse({ ticketId }));
  return messages[0]?.id ?? "";
}

type Secrets = { invitation: string; passwordReset: string };

/** People and devices whose links and sessions exist only through the verbs that make them. */
async function secretsOf(
  desk: Desk,
  system: Ctx,
  known: Known,
): Promise<{ ids: Record<SessionName | "user.invited", string>; secrets: Secrets }> {
  const { db, workspaceId, clock } = desk;
  const device = async () => {
    const token = await aDevice(desk, known["user.agentFull"]);
    const signedIn = await readSession(db, token, clock.now());
    return signedIn?.actor.sessionId ?? "";
  };
  const email = "ivy.invited@desk.example";
  const invited = await inviteUser(system, {
    email,
    name: "Ivy Invited",
    roleId: known["role.light"],
    memberships: [],
  });
  await requestPasswordReset({ db, now: clock.now, address: null }, { email: resetEmail });
  return {
    ids: { "user.invited": invited.id, "session.agentFull": await device(), "session.agentFullOther": await device() },
    secrets: {
      invitation: await mailedSecret(db, workspaceId, email),
      passwordReset: await mailedSecret(db, workspaceId, resetEmail),
    },
  };
}
