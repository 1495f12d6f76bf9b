import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { messageEnvelopes, messages, ticketLinks } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { type Ctx, newId } from "../context";
import { findFile, openStorage, storeFile } from "../file";
import { postMessage } from "../message";
import {
  aClock,
  aCustomer,
  asAgent,
  asCustomer,
  aTicket,
  aWorkspace,
  messagesOf,
  type TestWorkspace,
} from "../testing";
import { changeCcs, changeRequester, removeTicket } from "../ticket";
import { updateWorkspace } from "../workspace";
import { isMachineAddress, openTicketLink, readTicketLink, replyByTicketLink, ticketLink } from ".";

const pg = usingDatabase();

async function aStory(email = "ana@rides.example") {
  const clock = aClock();
  const workspace = await aWorkspace(pg.db, { now: clock.now });
  const customerId = await aCustomer(workspace, { email });
  const ticket = await aTicket(workspace, { requester: { customerId } });
  const visitor = { db: pg.db, now: clock.now, address: "198.51.100.7" };
  const agent = await asAgent(workspace, { seesAllTeams: true, name: "Robin Agent" });
  const say = (ctx: Ctx, kind: "reply" | "note", text: string) =>
    postMessage(ctx, { ticketId: ticket.id, kind, body: { text }, attachmentIds: [] });
  return { clock, workspace, customerId, ticket, visitor, agent, say };
}
const tokenOf = async (workspace: TestWorkspace, ticketId: string, customerId: string): Promise<string> =>
  (await ticketLink(workspace.system, ticketId, customerId))?.replace("/r/", "") ?? "";
const unknown = { code: "not_found", message: expect.stringContaining("This link has ended") };

test("CH-02: the link opens the public conversation of its ticket, and what is internal stays inside", async () => {
  const { workspace, ticket, customerId, visitor, agent, say } = await aStory();
  await say(agent, "reply", "We found it.");
  await say(agent, "note", "He shouts a lot.");
  await workspace.db.insert(messages).values({
    workspaceId: workspace.id,
    id: newId(),
    ticketId: ticket.id,
    seq: 9,
    kind: "reply",
    authorKind: "customer",
    authorCustomerId: await aCustomer(workspace, { email: "mallory@evil.example" }),
    channel: "email",
    bodyText: "Send it to me instead.",
    isProposed: true,
  });
  const token = await tokenOf(workspace, ticket.id, customerId);
  const view = await readTicketLink(visitor, { token });
  expect(view).toMatchObject({ number: ticket.number, subject: ticket.subject, state: "working", hasOlder: false });
  expect(view.messages.map(({ text }) => text)).toEqual(["I left a blue bag in the car.", "We found it."]);
  expect(view.messages.map(({ author }) => author.isMe)).toEqual([true, false]);
  expect(JSON.stringify(view)).not.toMatch(/shouts|instead|mallory|robin agent@/iu);
});

test("the secret stands in no table, and ends after the days that the workspace chose", async () => {
  const { clock, workspace, ticket, customerId, visitor } = await aStory();
  const token = await tokenOf(workspace, ticket.id, customerId);
  const rows = await pg.db.select().from(ticketLinks).where(eq(ticketLinks.workspaceId, workspace.id));
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(token);
  clock.advance({ days: 29 });
  await expect(readTicketLink(visitor, { token })).resolves.toMatchObject({ number: ticket.number });
  clock.advance({ days: 1 });
  await expect(readTicketLink(visitor, { token })).rejects.toMatchObject(unknown);
  await expect(readTicketLink(visitor, { token: "x".repeat(43) })).rejects.toMatchObject(unknown);
});

test("the link opens no other ticket of the same customer, and none of the organization", async () => {
  const { workspace, ticket, customerId, visitor } = await aStory();
  const other = await aTicket(workspace, { requester: { customerId }, subject: "Another one" });
  const { ctx } = await openTicketLink(visitor, await tokenOf(workspace, ticket.id, customerId));
  expect(ctx.actor).toMatchObject({ sharedOrganizationId: null, onlyTicketId: ticket.id });
  await expect(
    postMessage(ctx, { ticketId: other.id, kind: "reply", body: { text: "x" }, attachmentIds: [] }),
  ).rejects.toMatchObject({ code: "not_found" });
  // The control: signed in, the same customer reaches both.
  await expect(
    postMessage(asCustomer(workspace, customerId), {
      ticketId: other.id,
      kind: "reply",
      body: { text: "x" },
      attachmentIds: [],
    }),
  ).resolves.toMatchObject({ ticket: { id: other.id } });
});

test("a new requester ends the former one's links for good; a copy that is taken away ends its own", async () => {
  const { workspace, ticket, customerId, visitor, agent } = await aStory();
  const token = await tokenOf(workspace, ticket.id, customerId);
  const withCopy = await changeCcs(agent, { ticketId: ticket.id, add: ["ben@rides.example"], remove: [] });
  const benId = withCopy.ccs[0]?.customerId ?? "";
  const ofBen = await tokenOf(workspace, ticket.id, benId);
  await expect(readTicketLink(visitor, { token: ofBen })).resolves.toMatchObject({ number: ticket.number });
  const emptied = await changeCcs(agent, { ticketId: ticket.id, add: [], remove: ["ben@rides.example"] });
  await expect(readTicketLink(visitor, { token: ofBen })).rejects.toMatchObject(unknown);

  const otherId = await aCustomer(workspace, { email: "eva@rides.example" });
  const moved = await changeRequester(agent, {
    ticketId: ticket.id,
    version: emptied.version,
    requester: { customerId: otherId },
  });
  await expect(readTicketLink(visitor, { token })).rejects.toMatchObject(unknown);
  await changeRequester(agent, { ticketId: ticket.id, version: moved.version, requester: { customerId } });
  await expect(readTicketLink(visitor, { token }), "back again, still ended").rejects.toMatchObject(unknown);
});

test("a deleted ticket opens for nobody", async () => {
  const { workspace, ticket, customerId, visitor } = await aStory();
  const token = await tokenOf(workspace, ticket.id, customerId);
  await removeTicket(workspace.system, { ticketId: ticket.id });
  await expect(readTicketLink(visitor, { token })).rejects.toMatchObject(unknown);
  expect(await ticketLink(workspace.system, ticket.id, customerId)).toBeNull();
});

test("the customer answers by the link, once however often it is sent, and ten times a minute at most", async () => {
  const { workspace, ticket, customerId, visitor } = await aStory();
  const token = await tokenOf(workspace, ticket.id, customerId);
  const clientId = newId();
  for (let round = 0; round < 2; round += 1)
    expect(await replyByTicketLink(visitor, { token, text: "It is blue.", clientId })).toEqual({
      number: ticket.number,
      isFollowUp: false,
    });
  const said = await messagesOf(workspace, ticket.id);
  expect(said.map(({ bodyText }) => bodyText)).toEqual(["I left a blue bag in the car.", "It is blue."]);
  expect(said[1]).toMatchObject({ kind: "reply", authorKind: "customer", authorCustomerId: customerId });
  for (let round = 0; round < 8; round += 1)
    await replyByTicketLink(visitor, { token, text: `More ${round}`, clientId: newId() });
  await expect(replyByTicketLink(visitor, { token, text: "Again", clientId: newId() })).rejects.toMatchObject({
    code: "limit_exceeded",
  });
});

test("guessing is limited by address", async () => {
  const { visitor } = await aStory();
  const guess = () => readTicketLink({ ...visitor, address: "203.0.113.44" }, { token: "g".repeat(43) });
  for (let round = 0; round < 120; round += 1) await expect(guess()).rejects.toMatchObject({ code: "not_found" });
  await expect(guess()).rejects.toMatchObject({ code: "limit_exceeded" });
});

test("a workspace that wants no links issues none", async () => {
  const { workspace, ticket, customerId } = await aStory();
  const owner = await asAgent(workspace, { role: "owner" });
  await updateWorkspace(owner, { settings: { ticketLinks: false } });
  expect(await ticketLink(workspace.system, ticket.id, customerId)).toBeNull();
});

test("files open with the link, those of notes and proposed messages do not", async () => {
  const { workspace, ticket, customerId, visitor, agent } = await aStory();
  const dir = await mkdtemp(path.join(tmpdir(), "desk-link-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const storage = openStorage({ kind: "disk", dir });
  const upload = async (kind: "reply" | "note") => {
    const file = await storeFile(agent, storage, { fileName: kind, bytes: Readable.from([Buffer.from(kind)]) });
    await postMessage(agent, { ticketId: ticket.id, kind, body: { text: kind }, attachmentIds: [file.id] });
    return file.id;
  };
  const [open, closed] = [await upload("reply"), await upload("note")];
  const { ctx } = await openTicketLink(visitor, await tokenOf(workspace, ticket.id, customerId));
  await expect(findFile(ctx, open)).resolves.toMatchObject({ id: open });
  await expect(findFile(ctx, closed)).rejects.toMatchObject({ code: "not_found" });
});

test("C05: what a machine of a third party sent to the desk is shown to nobody by a link", async () => {
  const workspace = await aWorkspace(pg.db);
  const envelope = (messageId: string, nature: "person" | "auto_generated") => ({
    workspaceId: workspace.id,
    messageId,
    direction: "in" as const,
    subject: "Your verification code",
    fromAddress: "no-reply@chat.example",
    fromName: "Chat",
    to: [],
    cc: [],
    nature,
  });
  const begin = async (email: string, nature: "person" | "auto_generated") => {
    const customerId = await aCustomer(workspace, { email });
    const ticket = await aTicket(workspace, { requester: { customerId }, ccs: [`attacker-${newId()}@evil.example`] });
    const [message] = await messagesOf(workspace, ticket.id);
    await workspace.db.insert(messageEnvelopes).values(envelope(message?.id ?? "", nature));
    return { ticket, customerId, attackerId: ticket.ccs[0]?.customerId ?? "" };
  };
  const byName = await begin("no-reply@chat.example", "person");
  const byNature = await begin("hello@chat.example", "auto_generated");
  for (const { ticket, customerId, attackerId } of [byName, byNature])
    for (const id of [customerId, attackerId]) expect(await ticketLink(workspace.system, ticket.id, id)).toBeNull();

  // The control: a person's ticket has links, also for those on copy.
  const person = await begin("ana@rides.example", "person");
  for (const id of [person.customerId, person.attackerId])
    expect(await ticketLink(workspace.system, person.ticket.id, id)).toMatch(/^\/r\/[\w-]{43}$/u);

  // A link from before does not open what turned out to come from a machine.
  const token = await tokenOf(workspace, person.ticket.id, person.attackerId);
  await workspace.db
    .update(messageEnvelopes)
    .set({ nature: "auto_generated" })
    .where(and(eq(messageEnvelopes.workspaceId, workspace.id), eq(messageEnvelopes.subject, "Your verification code")));
  const visitor = { db: pg.db, now: () => new Date(), address: "198.51.100.9" };
  await expect(readTicketLink(visitor, { token })).rejects.toMatchObject(unknown);
});

test("C05: addresses of machines are known by their names, people's are not", () => {
  for (const name of [
    "no-reply",
    "noreply",
    "do-not-reply",
    "donotreply",
    "NoReply+x",
    "mailer-daemon",
    "bounce",
    "verify",
  ])
    expect(isMachineAddress(`${name}@chat.example`), name).toBe(true);
  for (const name of ["ana", "norah", "nora.reply", "reply", "systema", "alertina", "verifyne"])
    expect(isMachineAddress(`${name}@chat.example`), name).toBe(false);
});
