import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { deflateRawSync, gzipSync } from "node:zlib";
import { attachments, workspaces } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ctx, newId } from "../context";
import { aBareWorkspace, agentWith, keyWith } from "../testing/customer";
import { deleteLooseFiles, fileHeaders, findFile, openFile, openStorage, type Storage, storeFile } from ".";

const pg = usingDatabase();
let dir: string;
let storage: Storage;
let ctx: Ctx;
let ana: Ctx;
let ben: Ctx;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "desk-files-"));
  storage = openStorage({ kind: "disk", dir });
  ctx = await aBareWorkspace(pg.db);
  ana = agentWith(ctx, "ticket.read", "ticket.reply");
  ben = agentWith(ctx, "ticket.read", "ticket.reply");
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const store = (
  bytes: Buffer | Buffer[],
  { by = ana, fileName = "f.bin", contentType }: { by?: Ctx; fileName?: string; contentType?: string } = {},
) => storeFile(by, storage, { fileName, contentType, bytes: Readable.from(Array.isArray(bytes) ? bytes : [bytes]) });
const headersOf = async (fileId: string, by = ana) => fileHeaders(await findFile(by, fileId));
const keptFiles = async () => (await readdir(dir, { recursive: true, withFileTypes: true })).filter((e) => e.isFile());
const notFound = { code: "not_found", message: "This file was not found." };

test("a stored file comes back byte for byte, to its uploader only while no message has it", async () => {
  const { id, ...view } = await store(Buffer.from("hello"), { fileName: "greeting.txt", contentType: "text/plain" });
  expect(view).toEqual({
    fileName: "greeting.txt",
    contentType: "text/plain",
    sizeBytes: 5,
    isImage: false,
    url: `/files/${id}`,
  });
  const { bytes } = await openFile(ana, storage, { fileId: id });
  expect((await buffer(bytes)).toString()).toBe("hello");
  for (const other of [ben, keyWith(ctx, "tickets:read")])
    await expect(openFile(other, storage, { fileId: id })).rejects.toMatchObject(notFound);
});

test("B09: a file of another workspace and a guessed id look the same: not found", async () => {
  const { id } = await store(Buffer.from("secret"));
  const elsewhere = await aBareWorkspace(pg.db);
  for (const [by, fileId] of [
    [elsewhere, id],
    [ana, newId()],
  ] as const)
    await expect(findFile(by, fileId)).rejects.toMatchObject(notFound);
});

test("nobody uploads or opens without the right", async () => {
  const { id } = await store(Buffer.from("x"));
  const customer: Ctx = { ...ctx, actor: { kind: "customer", customerId: newId(), sharedOrganizationId: null } };
  for (const refused of [agentWith(ctx, "ticket.read"), keyWith(ctx, "tickets:read"), customer])
    await expect(store(Buffer.from("x"), { by: refused })).rejects.toMatchObject({ code: "forbidden" });
  await expect(findFile(agentWith(ctx), id)).rejects.toMatchObject({ code: "forbidden" });
  await expect(findFile(customer, id)).rejects.toMatchObject(notFound);
});

test("a file over the workspace's limit is refused with the limit, as soon as it passes it, and leaves nothing", async () => {
  const small = await aBareWorkspace(pg.db);
  const [row] = await pg.db.select().from(workspaces).where(eq(workspaces.id, small.workspaceId));
  await pg.db
    .update(workspaces)
    .set({ settings: { ...row!.settings, attachmentMaxBytes: 1_048_576 } })
    .where(eq(workspaces.id, small.workspaceId));
  const before = (await keptFiles()).length;
  let sent = 0;
  async function* endless() {
    for (;;) {
      sent += 65_536;
      yield Buffer.alloc(65_536);
    }
  }
  await expect(storeFile(small, storage, { fileName: "big", bytes: endless() })).rejects.toMatchObject({
    code: "invalid",
    message: "This file is too large. Files may have at most 1 MB.",
    details: { limitBytes: 1_048_576, fields: [{ path: "file" }] },
  });
  expect(sent).toBeLessThan(1_300_000);
  expect(await keptFiles()).toHaveLength(before);
  expect(await pg.db.select().from(attachments).where(eq(attachments.workspaceId, small.workspaceId))).toEqual([]);
  await expect(store(Buffer.alloc(1_048_576), { by: small })).resolves.toMatchObject({ sizeBytes: 1_048_576 });
});

test("an upload that breaks off leaves neither row nor bytes", async () => {
  const before = (await keptFiles()).length;
  async function* broken() {
    yield Buffer.from("half");
    throw new Error("the connection broke");
  }
  await expect(storeFile(ana, storage, { fileName: "half", bytes: broken() })).rejects.toThrow("the connection broke");
  expect(await keptFiles()).toHaveLength(before);
});

test.each([
  ["drawing.svg", "image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`],
  ["page.html", "text/html", "<script>alert(1)</script>"],
  ["page.xhtml", "application/xhtml+xml", `<html xmlns="http://www.w3.org/1999/xhtml"/>`],
  ["style.xml", "text/xml", `<?xml-stylesheet href="evil.xsl"?><a/>`],
  ["mail.mht", "multipart/related", "MIME-Version: 1.0"],
  ["drawing.svgz", "image/svg+xml", "\x1f\x8b"],
])("D04: %s is downloaded as unknown bytes, never shown", async (fileName, contentType, bytes) => {
  const { id, isImage } = await store(Buffer.from(bytes), { fileName, contentType });
  expect(isImage).toBe(false);
  expect(await headersOf(id)).toMatchObject({
    "content-type": "application/octet-stream",
    "content-disposition": expect.stringMatching(/^attachment; /u),
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
    "cache-control": "private, no-cache",
  });
});

test("D04: a real picture is shown, under the same sandbox (control)", async () => {
  const { id, isImage } = await store(png, { fileName: "p.png", contentType: "image/png" });
  expect(isImage).toBe(true);
  expect(await headersOf(id)).toMatchObject({
    "content-type": "image/png",
    "content-disposition": expect.stringMatching(/^inline; /u),
    "content-security-policy": "sandbox; default-src 'none'",
  });
});

const eicar = Buffer.from("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");
test.each([
  ["HTML that calls itself a picture", "image/png", Buffer.from("<html>"), "application/octet-stream"],
  ["a picture that calls itself HTML", "text/html", png, "image/png"],
  ["a picture followed by HTML", "text/html", Buffer.concat([png, Buffer.from("<script>")]), "image/png"],
  [
    "a GIF that is also a script",
    "text/javascript",
    Buffer.from("GIF89a/*<script>*/=1"),
    "application/octet-stream",
    "image/gif",
  ],
  ["nothing at all", "image/png", Buffer.alloc(0), "application/octet-stream"],
  ["EICAR", "text/plain", eicar, "application/octet-stream"],
  ["a type with a line break", "text/html\r\nset-cookie: a=b", Buffer.from("x"), "application/octet-stream"],
])(
  "D11: %s (claimed %s) is served by what its bytes prove",
  async (_what, contentType, bytes, served, servedInstead = served) => {
    const { id, sizeBytes } = await store(bytes, { contentType });
    const headers = await headersOf(id);
    expect(headers["content-type"]).toBe(servedInstead);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-length"]).toBe(String(sizeBytes));
    expect(headers["content-type"] === "application/octet-stream").toBe(
      headers["content-disposition"]?.startsWith("attachment"),
    );
  },
);

test("D12: a picture of 50 000 × 50 000 pixels, AVIF, HEIC and TIFF are kept as they are, never decoded", async () => {
  const huge = Buffer.concat([png, Buffer.from("0000c3500000c350", "hex")]);
  const started = performance.now();
  const { id, sizeBytes } = await store(huge);
  expect(sizeBytes).toBe(huge.length);
  expect(performance.now() - started).toBeLessThan(2_000);
  expect((await buffer((await openFile(ana, storage, { fileId: id })).bytes)).equals(huge)).toBe(true);
  for (const contentType of ["image/avif", "image/heic", "image/tiff"]) {
    const { id, isImage } = await store(Buffer.from("any bytes"), { contentType });
    expect(isImage).toBe(false);
    expect((await headersOf(id))["content-type"]).toBe("application/octet-stream");
  }
});

test("D13: bombs in gzip and zip are stored at the size they came in, never unpacked", async () => {
  const zeros = Buffer.alloc(20_000_000);
  for (const bomb of [gzipSync(zeros), deflateRawSync(zeros)]) {
    const { id, sizeBytes } = await store(bomb, { fileName: "bomb.zip", contentType: "application/zip" });
    expect(sizeBytes).toBe(bomb.length);
    expect(await headersOf(id)).toMatchObject({ "content-length": String(bomb.length) });
    expect(await headersOf(id)).not.toHaveProperty("content-encoding");
  }
});

test("D10: a hostile name becomes a display name; the key on disk is random", async () => {
  const { id, fileName } = await store(Buffer.from("x"), { fileName: "../../a\u202Egnp.exe" });
  expect(fileName).toBe("agnp.exe");
  expect((await headersOf(id))["content-disposition"]).toBe(
    `attachment; filename="agnp.exe"; filename*=UTF-8''agnp.exe`,
  );
  for (const { name } of await keptFiles()) expect(name).toMatch(/^[0-9a-f]{40}$/u);
});

test("files no message took go after a day, bytes and rows, and fresh ones stay", async () => {
  const own = await aBareWorkspace(pg.db);
  const at = new Date("2026-03-01T10:00:00.000Z");
  const before = (await keptFiles()).length;
  const on = (hours: number): Ctx => ({ ...own, now: () => new Date(at.getTime() + hours * 3_600_000) });
  await store([Buffer.from("old")], { by: on(0) });
  const fresh = await store([Buffer.from("fresh")], { by: on(20) });
  const runs = await Promise.all([deleteLooseFiles(on(25), storage), deleteLooseFiles(on(25), storage)]);
  expect(runs[0] + runs[1]).toBe(1);
  expect(await deleteLooseFiles(on(25), storage)).toBe(0);
  expect(await keptFiles()).toHaveLength(before + 1);
  await expect(findFile(on(25), fresh.id)).resolves.toBeDefined();
  await expect(deleteLooseFiles(ana, storage)).rejects.toMatchObject({ code: "forbidden" });
});
