import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { PostMessage } from "@desk/contracts/ticket";
import { accessTokens, attachments, deliveries, idempotencyKeys, sessions, tickets } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "../context";
import { deleteLooseFiles, openStorage, type Storage, storeFile } from "../file";
import { queueMail } from "../mail";
import { postMessage } from "../message/post";
import {
  aClock,
  asAdmin,
  asAgent,
  asCustomer,
  aTicket,
  aUser,
  aWorkspace,
  eventsOf,
  historyOf,
  rowOf,
  type TestWorkspace,
} from "../testing";
import { setStatus } from "../ticket/set-status";
import { closeSolvedTickets, forgetExpired, purgeDeletedTickets } from ".";

const pg = usingDatabase();
let dir: string;
let storage: Storage;
let clock: ReturnType<typeof aClock>;
let workspace: TestWorkspace;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "desk-files-"));
  storage = openStorage({ kind: "disk", dir });
});
afterAll(() => rm(dir, { recursive: true, force: true }));
beforeEach(async () => {
  clock = aClock();
  workspace = await aWorkspace(pg.db, { now: clock.now });
});

async function solvedTicket(): Promise<string> {
  const { id } = await aTicket(workspace.system);
  await setStatus(await asAgent(workspace), { ticketId: id, status: "solved" });
  return id;
}

const markDeleted = (id: string) =>
  pg.db
    .update(tickets)
    .set({ deletedAt: clock.now() })
    .where(and(eq(tickets.workspaceId, workspace.id), eq(tickets.id, id)));

test("a ticket closes four days after it was solved, not before, and once", async () => {
  const id = await solvedTicket();
  clock.advance({ days: 3, minutes: 23 * 60 });
  expect(await closeSolvedTickets(workspace.system)).toBe(0);
  clock.advance({ minutes: 61 });
  const runs = await Promise.all([closeSolvedTickets(workspace.system), closeSolvedTickets(workspace.system)]);
  expect(runs[0] + runs[1]).toBe(1);
  expect(await closeSolvedTickets(workspace.system)).toBe(0);
  expect(await rowOf(workspace.system, id)).toMatchObject({ category: "closed", closedAt: clock.now() });
  const history = await historyOf(workspace.system, id);
  expect(history.at(-1)).toMatchObject({ type: "ticket.status_changed", actorKind: "system" });
});

test("a ticket the customer answered meanwhile stays open, a deleted one stays solved", async () => {
  const answered = await solvedTicket();
  const deleted = await solvedTicket();
  const { requesterId } = await rowOf(workspace.system, answered);
  await postMessage(
    asCustomer(workspace, requesterId),
    PostMessage.parse({ ticketId: answered, kind: "reply", body: { text: "Not yet." } }),
  );
  await markDeleted(deleted);
  clock.advance({ days: 30 });
  expect(await closeSolvedTickets(workspace.system)).toBe(0);
  expect((await rowOf(workspace.system, answered)).category).toBe("open");
});

test("a deleted ticket goes for good after 30 days, with its files, and its history stays", async () => {
  const agent = await asAgent(workspace);
  const { id } = await aTicket(workspace.system);
  const file = await storeFile(agent, storage, { fileName: "id.pdf", bytes: Readable.from([Buffer.from("x")]) });
  await postMessage(
    agent,
    PostMessage.parse({ ticketId: id, kind: "reply", body: { text: "See file." }, attachmentIds: [file.id] }),
  );
  await markDeleted(id);
  clock.advance({ days: 29 });
  expect(await purgeDeletedTickets(workspace.system)).toBe(0);
  clock.advance({ days: 2 });
  const runs = await Promise.all([purgeDeletedTickets(workspace.system), purgeDeletedTickets(workspace.system)]);
  expect(runs[0] + runs[1]).toBe(1);
  expect(await pg.db.select().from(tickets).where(eq(tickets.workspaceId, workspace.id))).toEqual([]);
  expect(await eventsOf(workspace.system, id)).toContain("ticket.created");
  expect(await deleteLooseFiles(workspace.system, storage)).toBe(1);
  expect(await pg.db.select().from(attachments).where(eq(attachments.workspaceId, workspace.id))).toEqual([]);
  expect((await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())).toEqual([]);
});

test("one workspace's housekeeping leaves the other's tickets alone", async () => {
  const other = await aWorkspace(pg.db, { now: clock.now });
  const id = await solvedTicket();
  clock.advance({ days: 40 });
  expect(await closeSolvedTickets(other.system)).toBe(0);
  expect((await rowOf(workspace.system, id)).category).toBe("solved");
});

test("housekeeping is for the product itself, not for an admin", async () => {
  const admin = await asAdmin(workspace);
  await expect(closeSolvedTickets(admin)).rejects.toMatchObject({ code: "forbidden" });
  await expect(purgeDeletedTickets(admin)).rejects.toMatchObject({ code: "forbidden" });
});

test("what has expired is forgotten, what still counts is kept", async () => {
  const userId = await aUser(workspace);
  const common = { workspaceId: workspace.id, userId, createdAt: clock.now() };
  const inDays = (days: number) => new Date(clock.now().getTime() + days * 86_400_000);
  for (const days of [1, 60]) {
    await pg.db
      .insert(sessions)
      .values({ ...common, id: newId(), tokenHash: newId(), lastUsedAt: clock.now(), expiresAt: inDays(days) });
    await pg.db
      .insert(accessTokens)
      .values({ ...common, id: newId(), tokenHash: newId(), purpose: "magic_link", expiresAt: inDays(days) });
    await pg.db
      .insert(idempotencyKeys)
      .values({ workspaceId: workspace.id, caller: "user:x", key: newId(), requestHash: "x", createdAt: inDays(days) });
  }
  await queueMail(workspace.system, {
    kind: "password_changed",
    to: "a@b.de",
    data: { workspaceName: "Halen", name: "Ana" },
  });
  expect(await forgetExpired(pg.db, inDays(40))).toMatchObject({ sessions: 1, links: 1, answers: 1, mails: 0 });
  expect(await forgetExpired(pg.db, inDays(40))).toMatchObject({ sessions: 0, links: 0, answers: 0, mails: 0 });
  await pg.db.update(deliveries).set({ state: "sent" }).where(eq(deliveries.workspaceId, workspace.id));
  expect(await forgetExpired(pg.db, inDays(40))).toMatchObject({ mails: 1 });
});
