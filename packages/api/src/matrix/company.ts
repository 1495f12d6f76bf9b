import { CreateCustomer, CreateOrganization } from "@desk/contracts/customer";
import { CreateTicket, PostMessage, ReadThread } from "@desk/contracts/ticket";
import type { Db } from "@desk/core/boot";
import { type Ctx, newId, systemCtx } from "@desk/core/context";
import { createCustomer } from "@desk/core/customer";
import { postMessage, readThread } from "@desk/core/message";
import { createOrganization } from "@desk/core/organization";
import { readSession } from "@desk/core/session";
import { aClock, aDesk, aDevice, type Clock, type Desk } from "@desk/core/testing/identity";
import { createTicket } from "@desk/core/ticket";
import { inviteUser, requestPasswordReset } from "@desk/core/user";
import { type Access, accessOf, macrosOf, settingsOf, viewsOf } from "./desk";
import { mailedSecret, maintain } from "./rows";

/** What a note says: no customer may ever read these words. */
export const noteText = "internal words about the knee";
/** What the pinned notes of a ticket say: not for customers either. */
export const pinnedText = "pinned words about the depot";
const resetEmail = "lio.light@desk.example";

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

type Known = Access & Awaited<ReturnType<typeof customersOf>>;

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
