import { PostMessage, Search } from "@desk/contracts/ticket";
import { attachments } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { beforeAll, expect, test } from "vitest";
import { type Ctx, newId } from "../context";
import { postMessage } from "../message";
import { asAgent, asCustomer, aTeam, aTicket, aWorkspace, type TestWorkspace } from "../testing";
import { changeLabels } from "../ticket";
import { search } from ".";
import { findTicketIds } from "./find-ticket-ids";

const pg = usingDatabase();
let workspace: TestWorkspace;
let admin: Awaited<ReturnType<typeof asAgent>>;
let rider: Ctx;
let ticket: { id: string; requester: { id: string } };
let secret: { id: string };

const say = (ticketId: string, text: string, kind: "reply" | "note" = "reply", attachmentIds: string[] = []) =>
  postMessage(admin, PostMessage.parse({ ticketId, kind, body: { text }, attachmentIds }));

beforeAll(async () => {
  workspace = await aWorkspace(pg.db);
  const riders = await aTeam(workspace, "Riders");
  const hidden = await aTeam(workspace, "Safety");
  admin = await asAgent(workspace, { role: "admin" });
  rider = await asAgent(workspace, { teams: { [riders]: "full" } });
  ticket = await aTicket(workspace, { teamId: riders, subject: "Umbrella", body: { text: "It was a marigold one." } });
  await say(ticket.id, "Our courier looked under the seats.");
  await say(ticket.id, "The warehouse has a parasol of that kind.");
  await say(ticket.id, "He seems to be a kleptomaniac.", "note");
  secret = await aTicket(workspace, { teamId: hidden, subject: "Umbrella", body: { text: "A marigold crash." } });
  await say(secret.id, "The courier was hurt near the warehouse.");
  for (let n = 0; n < 30; n += 1)
    await aTicket(workspace, { teamId: riders, subject: `Umbrella ${n}`, body: { text: "courier courier" } });
});

const ids = async (ctx: Ctx, q: string) => (await search(ctx, Search.parse({ q }))).tickets.map(({ id }) => id);

test("QV-04: words that stand in three messages and the head find their ticket", async () => {
  for (const q of ["marigold courier warehouse umbrella", "umbrellas couriers parasol", "marigold kleptomaniac"])
    expect(await ids(rider, q), q).toEqual([ticket.id]);
  expect(await findTicketIds(rider, "marigold warehouse parasol")).toEqual([ticket.id]);
});

test("QV-04: the last of them may still be typed", async () => {
  expect(await ids(rider, "marigold umbrella wareh")).toEqual([ticket.id]);
});

test("QV-04: a word that stands nowhere in the ticket, or one that must not, leaves it out", async () => {
  expect(await ids(rider, "marigold courier elephant")).toEqual([]);
  expect(await ids(rider, "marigold courier -parasol")).toEqual([]);
});

test("B03: words of a hidden ticket never add up to it", async () => {
  expect(await ids(rider, "marigold hurt")).toEqual([]);
  expect(await ids(rider, "umbrella crash")).toEqual([]);
  expect(await ids(admin, "umbrella hurt marigold"), "the control").toEqual([secret.id]);
});

test("B10: a note's word beside public ones makes nothing findable for a customer", async () => {
  const customer = asCustomer(workspace, ticket.requester.id);
  expect(await ids(customer, "marigold parasol"), "the control").toContain(ticket.id);
  expect(await ids(customer, "marigold kleptomaniac")).toEqual([]);
  expect(await ids(customer, "kleptomaniac")).toEqual([]);
});

test("QV-04: labels are found by agents, and no customer learns of them", async () => {
  await changeLabels(admin, { ticketId: ticket.id, add: ["Very Important"], remove: [] });
  for (const q of ["important", "very important", "important marigold"])
    expect(await ids(rider, q), q).toContain(ticket.id);
  expect(await ids(asCustomer(workspace, ticket.requester.id), "important")).toEqual([]);
});

const aFile = async (fileName: string) => {
  const id = newId();
  await pg.db.insert(attachments).values({
    workspaceId: workspace.id,
    id,
    uploadedByUserId: admin.actor.userId,
    storageKey: id,
    fileName,
    contentType: "application/pdf",
    sizeBytes: 1,
    sha256: "0",
    createdAt: workspace.now(),
  });
  return id;
};

test("QV-04: a file is found by its name and by parts of it, a note's file not by the customer", async () => {
  await say(ticket.id, "Here it is.", "reply", [await aFile("zebra_crossing-2024.pdf")]);
  await say(ticket.id, "For us.", "note", [await aFile("walrus.png")]);
  for (const q of ["zebra_crossing-2024.pdf", "zebra", "crossing 2024", "walrus.png"])
    expect(await ids(rider, q), q).toEqual([ticket.id]);
  const customer = asCustomer(workspace, ticket.requester.id);
  expect(await ids(customer, "zebra")).toEqual([ticket.id]);
  expect(await ids(customer, "walrus")).toEqual([]);
});

test("QV-04: a mistyped name finds the person and the tickets, after everything that was written as it stands", async () => {
  const requester = { email: "katarzyna@rides.example", name: "Katarzyna Wiśniewska" };
  const { id } = await aTicket(workspace, { requester, subject: "Gloves" });
  for (const q of ["wisniewsak", "Katarzina", "katarzyna wisnewska"]) {
    const { customers, tickets } = await search(rider, Search.parse({ q }));
    expect(
      customers.map(({ name }) => name),
      q,
    ).toEqual([requester.name]);
    expect(
      tickets.map((ticket) => ticket.id),
      q,
    ).toEqual([id]);
  }
  expect((await search(rider, Search.parse({ q: "umbrella" }))).customers).toEqual([]);
});

test("QV-04: conditions of the query language narrow what the words find", async () => {
  expect(await ids(rider, "umbrella marigold status:new")).toEqual([]);
  expect(await ids(rider, "marigold status:open")).toEqual([ticket.id]);
  expect(await ids(rider, 'marigold label:"Very Important"')).toEqual([ticket.id]);
  expect(await ids(rider, "marigold -status:open")).toEqual([]);
  expect(await ids(rider, "marigold status:")).toBeDefined();
});
