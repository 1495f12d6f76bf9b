import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";
import { CreateMailbox } from "@desk/contracts/mailbox";
import { openStorage } from "@desk/core/file";
import { takeDueMails } from "@desk/core/mail/incoming";
import { createMailbox } from "@desk/core/mail/mailbox";
import { aWorkspace, type TestWorkspace } from "@desk/core/testing";
import { usingDatabase } from "@desk/core/testing/database";
import { ingestMail } from "@desk/email/ingest";
import { createMailParser } from "@desk/email/parse/mail-parser";
import { fixtureMails, threadArchives } from "@desk/email/testing/fixture-mails";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { takeIn } from "./mail";

const app = path.resolve(import.meta.dirname, "../..");
const pg = usingDatabase();
const folder = mkdtempSync(path.join(tmpdir(), "desk-cli-mail-"));
const storage = openStorage({ kind: "disk", dir: path.join(folder, "files") });
let workspace: TestWorkspace;

// The built command line, with its parser thread beside it, is what people run.
beforeAll(() => promisify(execFile)(process.execPath, ["build.mjs"], { cwd: app }), 120_000);
beforeEach(async () => {
  workspace = await aWorkspace(pg.db);
});

type Ran = { code: number | null; out: string; err: string };

function desk(args: string[], input: Uint8Array | string = "", env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const child = spawn(process.execPath, [path.join(app, "dist/main.js"), ...args, "--json"], {
    env: { PATH: process.env.PATH, DATABASE_URL: pg.url, FILES_DIR: path.join(folder, "files"), ...env },
  });
  const ran: Ran = { code: null, out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    ran.out += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    ran.err += String(chunk);
  });
  // A command that gives up does not read on.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  return new Promise((resolve) => child.on("close", (code) => resolve({ ...ran, code })));
}

const inWorkspace = (...args: string[]) => [...args, "--workspace", `w-${workspace.id}`];
const mailRows = () =>
  pg.db.execute(
    `/* across workspaces: maintenance */ select m.outcome, m.door, m.envelope from mails m where m.workspace_id = '${workspace.id}'`,
  ) as unknown as Promise<{ outcome: string | null; door: string; envelope: object }[]>;

const mail =
  "From: Ana <ana@rides.example>\r\nTo: support@desk.example\r\nSubject: Bag\r\nMessage-ID: <1@rides.example>\r\n\r\nHello";

test("the pipe stores a mail and ends with 0; offered again it is stored once", async () => {
  const first = await desk(
    inWorkspace("mail", "ingest", "--from", "ana@rides.example", "--to", "support@desk.example"),
    mail,
  );
  expect([first.code, JSON.parse(first.out).isNew]).toEqual([0, true]);
  const again = await desk(
    inWorkspace("mail", "ingest", "--from", "ana@rides.example", "--to", "support@desk.example"),
    mail,
  );
  expect([again.code, JSON.parse(again.out).isNew]).toEqual([0, false]);
  expect(await mailRows()).toEqual([
    { outcome: null, door: "pipe", envelope: { from: "ana@rides.example", to: ["support@desk.example"] } },
  ]);
});

test.each<[string, string[], NodeJS.ProcessEnv, string]>([
  ["the database is away", [], { DATABASE_URL: "postgres://desk@127.0.0.1:1/desk" }, mail],
  ["no database is named", [], { DATABASE_URL: "" }, mail],
  ["nothing came in", [], {}, ""],
  ["the mailbox is unknown", ["--mailbox", "nobody@desk.example"], {}, mail],
  ["the workspace is unknown", ["--workspace", "nowhere"], {}, mail],
  ["an option is unknown", ["--bogus"], {}, mail],
])("C20: when %s the pipe ends with 75, so that the mail server keeps the mail", async (_, args, env, input) => {
  const ran = await desk(
    ["mail", "ingest", ...(args.includes("--workspace") ? [] : ["--workspace", `w-${workspace.id}`]), ...args],
    input,
    env,
  );
  expect(ran.code).toBe(75);
  expect(await mailRows()).toEqual([]);
});

test("import mbox takes a gzipped list archive in, tells the counts, and changes nothing the second time", {
  timeout: 120_000,
}, async () => {
  const [archive] = threadArchives();
  const args = inWorkspace("import", "mbox", archive!.path);
  const first = await desk(args);
  expect(first.code, first.err).toBe(0);
  expect(JSON.parse(first.out)).toMatchObject({
    mails: 108,
    known: 0,
    outcomes: { ticket: 41, reply: 67 },
    tickets: 41,
    messages: 108,
    seconds: expect.any(Number),
  });
  const second = await desk(args);
  expect(JSON.parse(second.out)).toMatchObject({ mails: 108, known: 108, tickets: 41, messages: 108 });
  const plain = path.join(folder, "again.mbox");
  writeFileSync(plain, gunzipSync(readFileSync(archive!.path)));
  expect(JSON.parse((await desk(inWorkspace("import", "mbox", plain))).out)).toMatchObject({ known: 108, tickets: 41 });
});

test("import mbox says what is wrong with its input", async () => {
  const missing = await desk(inWorkspace("import", "mbox", path.join(folder, "missing.mbox")));
  expect([missing.code, JSON.parse(missing.out).error.message]).toEqual([2, expect.stringContaining("missing.mbox")]);
  const cut = path.join(folder, "cut.mbox.gz");
  writeFileSync(cut, gzipSync(Buffer.from(`From a@b.example Mon Nov  2 10:00:00 2026\n${mail}`)).subarray(0, 60));
  expect((await desk(inWorkspace("import", "mbox", cut))).code).not.toBe(0);
});

/** Counts that must balance: every mail that was stored has one outcome. */
async function outcomesOf(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { outcome } of await mailRows()) counts[outcome ?? "none"] = (counts[outcome ?? "none"] ?? 0) + 1;
  return counts;
}

test("all mails of the corpus go through import to exactly one outcome each", { timeout: 300_000 }, async () => {
  const mails = fixtureMails();
  const corpus = mkdtempSync(path.join(folder, "corpus-"));
  for (const [index, { bytes }] of mails.entries())
    writeFileSync(path.join(corpus, `${String(index).padStart(4, "0")}.eml`), bytes);
  const ran = await desk(inWorkspace("import", "mbox", corpus));
  const outcomes = await outcomesOf();
  console.log(`corpus through import: ${ran.out.trim()}`);
  expect(outcomes.none ?? 0).toBe(0);
  expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(mails.length);
  expect(outcomes.unprocessable ?? 0).toBe(0);
});

test("all mails of the corpus go through the pipe to exactly one outcome each", { timeout: 300_000 }, async () => {
  const mails = fixtureMails();
  const parser = createMailParser();
  const mailbox = {
    name: "Support",
    address: "support@desk.example",
    incoming: { kind: "forward" },
    outgoing: { kind: "installation" },
  } as const;
  await createMailbox(workspace.system, CreateMailbox.parse(mailbox));
  for (const { bytes } of mails) await takeIn(workspace.system, Readable.from([bytes]), {});
  for (
    let due = await takeDueMails(workspace.system, 50);
    due.length > 0;
    due = await takeDueMails(workspace.system, 50)
  )
    for (const one of due) {
      const result = await ingestMail(workspace.system, { parser, storage }, one);
      expect(result.outcome, JSON.stringify(result)).not.toBe("later");
    }
  await parser.close();
  // The pipe stores the same bytes to the same recipients once.
  const sameBytes = mails.length - new Set(mails.map(({ bytes }) => Buffer.from(bytes).toString("latin1"))).size;
  const outcomes = await outcomesOf();
  console.log(`corpus through the pipe: ${JSON.stringify(outcomes)}`);
  expect(outcomes.none ?? 0).toBe(0);
  expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(mails.length - sameBytes);
  expect(outcomes.unprocessable ?? 0).toBe(0);
});
