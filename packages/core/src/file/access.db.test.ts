import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { PostMessage } from "@desk/contracts/ticket";
import { usingDatabase } from "@desk/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ctx, newId } from "../context";
import { postMessage } from "../message/post";
import { asAdmin, asAgent, asApiKey, asCustomer, aTeam, aTicket, aWorkspace, type TestWorkspace } from "../testing";
import { setTeam } from "../ticket/set-team";
import { findFile, openFile, openStorage, type Storage, storeFile } from ".";

const pg = usingDatabase();
let dir: string;
let storage: Storage;
let workspace: TestWorkspace;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "desk-files-"));
  storage = openStorage({ kind: "disk", dir });
  workspace = await aWorkspace(pg.db);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const upload = (by: Ctx) =>
  storeFile(by, storage, {
    fileName: "licence.pdf",
    contentType: "application/pdf",
    bytes: Readable.from([Buffer.from("%PDF-1.7")]),
  });

async function sentFile(by: Ctx, ticketId: string, kind: "reply" | "note"): Promise<string> {
  const { id } = await upload(by);
  await postMessage(by, PostMessage.parse({ ticketId, kind, body: { text: "See the file." }, attachmentIds: [id] }));
  return id;
}

const sees = (by: Ctx, fileId: string): Promise<boolean> =>
  openFile(by, storage, { fileId }).then(
    ({ bytes }) => {
      bytes.destroy();
      return true;
    },
    (error: { code?: string; message?: string }) => {
      expect(error).toMatchObject({ code: "not_found", message: "This file was not found." });
      return false;
    },
  );

test("B09: a sent file goes with its ticket: seen by those who see the ticket, gone when they no longer do", async () => {
  const courierTeam = await aTeam(workspace);
  const otherTeam = await aTeam(workspace);
  const admin = await asAdmin(workspace);
  const ticket = await aTicket(workspace.system, { teamId: courierTeam });
  const inTeam = await asAgent(workspace, { teams: { [courierTeam]: "full" } });
  const outside = await asAgent(workspace, { teams: { [otherTeam]: "full" } });
  const requester = asCustomer(workspace, ticket.requester.id);
  const stranger = asCustomer(workspace, newId());
  const fileId = await sentFile(inTeam, ticket.id, "reply");
  const everyone = { inTeam, outside, admin, requester, stranger, key: await asApiKey(workspace) };
  const whoSees = async () => {
    const seen: string[] = [];
    for (const [name, by] of Object.entries(everyone)) if (await sees(by, fileId)) seen.push(name);
    return seen;
  };
  expect(await whoSees()).toEqual(["inTeam", "admin", "requester", "key"]);
  await setTeam(admin, { ticketId: ticket.id, teamId: otherTeam });
  expect(await whoSees()).toEqual(["outside", "admin", "requester", "key"]);
});

test("B09: a file of an internal note is never the customer's", async () => {
  const agent = await asAgent(workspace);
  const ticket = await aTicket(workspace.system);
  const requester = asCustomer(workspace, ticket.requester.id);
  expect(await sees(requester, await sentFile(agent, ticket.id, "note"))).toBe(false);
  expect(await sees(requester, await sentFile(agent, ticket.id, "reply"))).toBe(true);
});

test("B09: a loose file is its uploader's until a message takes it, and nobody else can take it along", async () => {
  const [ana, ben] = [await asAgent(workspace), await asAgent(workspace)];
  const ticket = await aTicket(workspace.system);
  const { id } = await upload(ana);
  expect([await sees(ana, id), await sees(ben, id)]).toEqual([true, false]);
  const takeAlong = PostMessage.parse({
    ticketId: ticket.id,
    kind: "reply",
    body: { text: "Mine now." },
    attachmentIds: [id],
  });
  await expect(postMessage(ben, takeAlong)).rejects.toMatchObject({ code: "invalid" });
  await postMessage(ana, takeAlong);
  expect([await sees(ana, id), await sees(ben, id)]).toEqual([true, true]);
});

test("B09: nothing of another workspace, and a file is read without its bytes moving", async () => {
  const elsewhere = await aWorkspace(pg.db);
  const agent = await asAgent(workspace);
  const ticket = await aTicket(workspace.system);
  const fileId = await sentFile(agent, ticket.id, "reply");
  expect(await sees(await asAdmin(elsewhere), fileId)).toBe(false);
  expect(await findFile(agent, fileId)).toMatchObject({ fileName: "licence.pdf", sizeBytes: 8 });
});
