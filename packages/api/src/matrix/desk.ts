import type { Permission, TeamAccess } from "@desk/contracts/words";
import { type Ctx, newId } from "@desk/core/context";
import { aPerson, aRole, aTeam, type Desk } from "@desk/core/testing/identity";
import { maintain } from "./rows";

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

export async function accessOf(desk: Desk) {
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

export type Access = Awaited<ReturnType<typeof accessOf>>;

export async function macrosOf({ db, workspaceId }: Ctx, access: Access) {
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

export async function settingsOf({ db, workspaceId }: Ctx) {
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
export async function viewsOf({ db, workspaceId }: Ctx, access: Access) {
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
