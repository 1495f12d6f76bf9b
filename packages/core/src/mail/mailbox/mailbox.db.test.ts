import { CreateMailbox, type CreateMailboxInput, UpdateMailbox } from "@desk/contracts/mailbox";
import { events, mailboxes } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../../context";
import { createVault } from "../../secret";
import { aDesk, aPerson, asOwner, aTeam, type Desk, signedInAs } from "../../testing/identity";
import {
  createMailbox,
  listMailboxes,
  openIncoming,
  openOutgoing,
  removeMailbox,
  resumeMailbox,
  updateMailbox,
} from ".";

const pg = usingDatabase();
const vault = createVault("an AUTH_SECRET of thirty-two letters");
let desk: Desk;
let owner: Ctx<AgentActor>;

beforeEach(async () => {
  desk = await aDesk(pg.db);
  owner = { ...(await asOwner(desk)), vault };
});

const imap = {
  kind: "imap",
  host: "imap.example.com",
  port: 993,
  security: "tls",
  user: "support",
  auth: "password",
} as const;
const smtp = {
  kind: "smtp",
  host: "smtp.example.com",
  port: 465,
  security: "tls",
  user: "support",
  auth: "password",
} as const;
const aMailbox = (more: Partial<CreateMailboxInput> = {}, ctx: Ctx = owner) =>
  createMailbox(
    ctx,
    CreateMailbox.parse({
      name: "Support",
      address: "Support@Example.com",
      incoming: imap,
      outgoing: smtp,
      incomingSecret: "in-secret",
      outgoingSecret: "out-secret",
      ...more,
    }),
  );
const change = (mailboxId: string, more: object) => updateMailbox(owner, UpdateMailbox.parse({ mailboxId, ...more }));
const rowOf = async (id: string) =>
  (
    await pg.db
      .select()
      .from(mailboxes)
      .where(and(eq(mailboxes.workspaceId, desk.workspaceId), eq(mailboxes.id, id)))
  )[0];
const history = () => pg.db.select().from(events).where(eq(events.workspaceId, desk.workspaceId));

test("a mailbox is made with its address, aliases and defaults, and its secrets are never shown or written down", async () => {
  const mailbox = await aMailbox({ aliases: [{ address: "help@example.com" }] });
  expect(mailbox).toMatchObject({
    address: "support@example.com",
    aliases: [{ address: "help@example.com", teamId: null }],
    hasIncomingSecret: true,
    hasOutgoingSecret: true,
    isDefault: true,
    isActive: true,
    settings: { undoSeconds: 10, usesPlusAddresses: true },
    version: 1,
  });
  await change(mailbox.id, { incomingSecret: "newer-secret" });
  expect(await openIncoming(owner, mailbox.id)).toMatchObject({
    credentials: { user: "support", password: "newer-secret" },
  });
  expect(await openOutgoing(owner, mailbox.id)).toMatchObject({ credentials: { password: "out-secret" } });
  const seen = JSON.stringify([await rowOf(mailbox.id), await listMailboxes(owner), await history()]);
  for (const secret of ["in-secret", "newer-secret", "out-secret"]) expect(seen).not.toContain(secret);
  expect(seen).toContain('"renewedSecrets":["incoming"]');
});

test.each([
  ["another mailbox's address", { address: "support@example.com" }, "address"],
  [
    "another mailbox's address as an alias",
    { address: "b@example.com", aliases: [{ address: "support@example.com" }] },
    "aliases.0.address",
  ],
])("an address belongs to one mailbox: %s is refused, and the field is named", async (_, given, path) => {
  await aMailbox();
  await expect(aMailbox(given)).rejects.toMatchObject({ code: "conflict", details: { fields: [{ path }] } });
});

test("of two who take one address at once, one gets it and the other is told", async () => {
  const both = await Promise.allSettled([aMailbox(), aMailbox()]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "conflict", details: { fields: [{ path: "address" }] } },
  });
});

test.each([
  ["no password", { incomingSecret: undefined }, "incomingSecret"],
  ["an alias twice", { aliases: [{ address: "a@b.example" }, { address: "a@b.example" }] }, "aliases.1.address"],
  ["a folder twice", { incoming: { ...imap, folders: ["INBOX", "INBOX"] } }, "incoming.folders.1"],
  ["moving without a target", { incoming: { ...imap, afterwards: "move" as const } }, "incoming.moveTo"],
  [
    "moving into a folder that is read",
    { incoming: { ...imap, afterwards: "move" as const, moveTo: "INBOX" } },
    "incoming.moveTo",
  ],
  [
    "a provider that is not named",
    { incoming: { ...imap, auth: "oauth" as const }, incomingSecret: undefined },
    "incoming.provider",
  ],
  ["a team of nobody", { teamId: "01900000-0000-7000-8000-000000000000" }, "teamId"],
])("what cannot work is refused at its field: %s", async (_, given, path) => {
  await expect(aMailbox(given as Partial<CreateMailboxInput>)).rejects.toMatchObject({
    code: "invalid",
    details: { fields: [{ path }] },
  });
});

test("a stored password is never sent to another server: it has to be entered again", async () => {
  const { id } = await aMailbox();
  await expect(change(id, { incoming: { ...imap, host: "imap.attacker.example" } })).rejects.toMatchObject({
    details: { fields: [{ path: "incomingSecret", message: "The server changed: enter the password for it." }] },
  });
  await expect(change(id, { outgoing: { ...smtp, security: "none" } })).rejects.toMatchObject({
    details: { fields: [{ path: "outgoingSecret" }] },
  });
  await change(id, { incoming: { ...imap, folders: ["INBOX", "Sales"] } });
  expect(await openIncoming(owner, id)).toMatchObject({
    folders: ["INBOX", "Sales"],
    credentials: { password: "in-secret" },
  });
  await change(id, { incoming: { ...imap, host: "imap.other.example" }, incomingSecret: "other" });
  expect(await openIncoming(owner, id)).toMatchObject({ credentials: { password: "other" } });
});

test("a change touches what it names, counts the version, and refuses a stale one", async () => {
  const { id } = await aMailbox({ settings: { undoSeconds: 30, authservId: "mx.example.com" } });
  const after = await change(id, { version: 1, settings: { mailsPerMinute: 60 }, isActive: false });
  expect(after).toMatchObject({ version: 2, isActive: false });
  expect(after.settings).toMatchObject({ undoSeconds: 30, authservId: "mx.example.com", mailsPerMinute: 60 });
  await expect(change(id, { version: 1, name: "Late" })).rejects.toMatchObject({ code: "conflict" });
  expect((await history()).map(({ type }) => type)).toEqual(
    expect.arrayContaining(["mailbox.created", "mailbox.changed"]),
  );
});

test("there is always one default: it moves, follows a removal, and cannot just be dropped", async () => {
  const first = await aMailbox();
  const second = await aMailbox({ address: "sales@example.com", isDefault: true });
  const defaults = async () => (await listMailboxes(owner)).filter(({ isDefault }) => isDefault).map(({ id }) => id);
  expect(await defaults()).toEqual([second.id]);
  await expect(change(second.id, { isDefault: false })).rejects.toMatchObject({
    details: { fields: [{ path: "isDefault" }] },
  });
  await removeMailbox(owner, { mailboxId: second.id });
  expect(await defaults()).toEqual([first.id]);
  await expect(removeMailbox(owner, { mailboxId: second.id })).rejects.toMatchObject({ code: "not_found" });
});

test("agents manage no mailboxes, and those of another workspace are not there", async () => {
  const { id } = await aMailbox({ teamId: (await aTeam(desk, "Riders")).id });
  const agent = { ...(await signedInAs(desk, (await aPerson(desk)).id)), vault };
  await expect(listMailboxes(agent)).rejects.toMatchObject({ code: "forbidden" });
  await expect(aMailbox({ address: "x@example.com" }, agent)).rejects.toMatchObject({ code: "forbidden" });
  const other = { ...(await asOwner(await aDesk(pg.db))), vault };
  await expect(removeMailbox(other, { mailboxId: id })).rejects.toMatchObject({ code: "not_found" });
  expect(await listMailboxes(other)).toEqual([]);
});

test("a mailbox that the breaker paused answers again when somebody says so, once", async () => {
  const { id } = await aMailbox();
  const until = new Date(owner.now().getTime() + 3_600_000);
  await pg.db
    .update(mailboxes)
    .set({ pausedUntil: until })
    .where(and(eq(mailboxes.workspaceId, desk.workspaceId), eq(mailboxes.id, id)));
  expect(await resumeMailbox(owner, { mailboxId: id })).toMatchObject({ pausedUntil: null });
  await resumeMailbox(owner, { mailboxId: id });
  const resumed = (await history()).filter(({ data }) => "pausedUntil" in data);
  expect(resumed).toHaveLength(1);
  const agent = await signedInAs(desk, (await aPerson(desk)).id);
  await expect(resumeMailbox(agent, { mailboxId: id })).rejects.toMatchObject({ code: "forbidden" });
});
