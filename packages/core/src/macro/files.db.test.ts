import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { ApplyMacro, CreateMacro, UpdateMacro } from "@desk/contracts/macro";
import { usingDatabase } from "@desk/db/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../context";
import { deleteLooseFiles, openFile, openStorage, type Storage, storeFile } from "../file";
import { aClock, asAdmin, asAgent, aTicket, aWorkspace, type TestWorkspace } from "../testing";
import { applyMacro, copyMacroFiles, createMacro, duplicateMacro, previewMacro, removeMacro, updateMacro } from ".";

const pg = usingDatabase();
const clock = aClock();
let dir: string;
let storage: Storage;
let workspace: TestWorkspace;
let admin: Ctx<AgentActor>;
let agent: Ctx<AgentActor>;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "desk-macro-files-"));
  storage = openStorage({ kind: "disk", dir });
});
beforeEach(async () => {
  workspace = await aWorkspace(pg.db, { now: clock.now });
  admin = await asAdmin(workspace);
  agent = await asAgent(workspace);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const upload = (by: Ctx, text = "map of the depot") =>
  storeFile(by, storage, { fileName: "map.txt", contentType: "text/plain", bytes: Readable.from([Buffer.from(text)]) });
const aMacro = async () => {
  const file = await upload(admin);
  const input = { name: "Map", scope: "everyone", replyHtml: "<p>Here is the map.</p>", contexts: ["reply"] };
  return createMacro(admin, CreateMacro.parse({ ...input, attachmentIds: [file.id] }));
};
const kept = async () =>
  (await readdir(dir, { recursive: true, withFileTypes: true })).filter((e) => e.isFile()).length;
const aDayLater = async () => {
  clock.advance({ days: 2 });
  return deleteLooseFiles(workspace.system, storage);
};
const textOf = async (by: Ctx, fileId: string) =>
  (await buffer((await openFile(by, storage, { fileId })).bytes)).toString();

test("CV-10: a macro's file goes with the reply it is applied in, and stays with the macro", async () => {
  const macro = await aMacro();
  const { id: ticketId } = await aTicket(workspace.system);
  expect((await previewMacro(agent, { ticketId, macroId: macro.id })).files).toMatchObject([{ fileName: "map.txt" }]);
  for (const time of [1, 2]) {
    const { message } = await applyMacro(agent, ApplyMacro.parse({ ticketId, macroId: macro.id }));
    expect(message?.attachments, `time ${time}`).toMatchObject([{ fileName: "map.txt", sizeBytes: 16 }]);
    expect(await textOf(agent, message?.attachments[0]?.id ?? "")).toBe("map of the depot");
  }
});

test("CV-10: the composer gets copies of its own, whose bytes are stored once and go with the last of them", async () => {
  const before = await kept();
  const macro = await aMacro();
  const [copy] = (await copyMacroFiles(agent, { macroId: macro.id })).data;
  expect(await textOf(agent, copy?.id ?? "")).toBe("map of the depot");
  await expect(textOf(admin, copy?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
  const twin = await duplicateMacro(admin, { macroId: macro.id });
  expect(await kept()).toBe(before + 1);
  await aDayLater();
  expect(await kept()).toBe(before + 1);
  await removeMacro(admin, { macroId: macro.id });
  await aDayLater();
  expect(await kept()).toBe(before + 1);
  await updateMacro(
    admin,
    UpdateMacro.parse({ macroId: twin.id, version: 1, removeFileIds: twin.files.map(({ id }) => id) }),
  );
  await aDayLater();
  expect(await kept()).toBe(before);
});

test("B14: nobody makes somebody else's upload a macro's, nor takes a file out of another macro", async () => {
  const theirs = await upload(agent);
  const macro = await aMacro();
  const other = await aMacro();
  const change = (input: object) => updateMacro(admin, UpdateMacro.parse({ macroId: macro.id, version: 1, ...input }));
  await expect(change({ attachmentIds: [theirs.id] })).rejects.toMatchObject({ code: "invalid" });
  await expect(change({ removeFileIds: other.files.map(({ id }) => id) })).rejects.toMatchObject({ code: "not_found" });
  expect((await change({ name: "Map 2" })).files).toHaveLength(1);
});
