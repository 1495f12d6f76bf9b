import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CreateMailbox } from "@desk/contracts/mailbox";
import { openStorage } from "@desk/core/file";
import { createMailbox } from "@desk/core/mail/mailbox";
import { aWorkspace, type TestWorkspace } from "@desk/core/testing";
import { usingDatabase } from "@desk/core/testing/database";
import { createMailParser } from "@desk/email/parse/mail-parser";
import { fixtureMails } from "@desk/email/testing/fixture-mails";
import { ScriptedImapServer } from "@desk/email/testing/imap-server/server";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { aMailboxOn, aReader, doorTools } from "../../testing/imap-reader";
import { RawClient } from "../../testing/smtp-client";
import { type ProcessTools, processDueMails } from "../process";
import { startSmtpDoor } from "./smtp/start";

const pg = usingDatabase({ max: 8 });
const mails = fixtureMails();
const logged: string[] = [];
let tools: ProcessTools;
let workspace: TestWorkspace;

beforeAll(() => {
  tools = {
    db: pg.db,
    now: () => new Date(),
    storage: openStorage({ kind: "disk", dir: mkdtempSync(path.join(tmpdir(), "halen-desk-doors-")) }),
    log: (_level, message, data) => logged.push(`${message} ${JSON.stringify(data)}`),
    parser: createMailParser({ threads: 2 }),
  };
});
afterAll(() => tools.parser.close());
beforeEach(async () => {
  workspace = await aWorkspace(pg.db);
  logged.length = 0;
});

type Row = { bytes: Uint8Array; outcome: string | null };
const stored = async (): Promise<Row[]> => [
  ...(await pg.db.execute<Row>(`/* across workspaces: maintenance */ select s.bytes, m.outcome from mails m
    join mail_sources s on s.workspace_id = m.workspace_id and s.mail_id = m.id where m.workspace_id = '${workspace.id}'`)),
];

/** Every mail is stored once, and ends in one outcome without anything going wrong on the way. */
async function expectOneOutcomeEach(door: string): Promise<void> {
  for (let count = 1; count > 0; ) count = await processDueMails(tools);
  const rows = await stored();
  expect(rows).toHaveLength(mails.length);
  expect(rows.filter(({ outcome }) => outcome === null || outcome === "unprocessable")).toEqual([]);
  expect(logged).toEqual([]);
  const counts = Map.groupBy(rows, ({ outcome }) => outcome ?? "none");
  const outcomes = Object.fromEntries([...counts].map(([outcome, all]) => [outcome, all.length]));
  console.log(`${door}: ${mails.length} mails, ${JSON.stringify(outcomes)}`);
}

test("all mails of the fixtures come by IMAP as they are, each to one outcome", { timeout: 280_000 }, async () => {
  const server = await ScriptedImapServer.start();
  for (const { bytes } of mails) server.deliver(Buffer.from(bytes));
  await aMailboxOn(server, workspace);
  const reader = aReader(doorTools(pg.db));
  await vi.waitFor(() => expect(server.inbox.mails.every(({ flags }) => flags.has("\\Seen"))).toBe(true), {
    timeout: 200_000,
    interval: 50,
  });
  await reader.stop();
  const whole = new Set((await stored()).map(({ bytes }) => Buffer.from(bytes).toString("base64")));
  const changed = mails.filter(({ bytes }) => !whole.has(Buffer.from(bytes).toString("base64")));
  expect(changed.map(({ file }) => file)).toEqual([]);
  await expectOneOutcomeEach("IMAP");

  // C22: read once more under a new UIDVALIDITY, every mail is known, and none becomes a message again.
  const messages = async () =>
    (
      await pg.db.execute(
        `/* across workspaces: maintenance */ select 1 from messages where workspace_id = '${workspace.id}'`,
      )
    ).length;
  const before = await messages();
  server.inbox.renumber();
  const again = aReader(doorTools(pg.db));
  await vi.waitFor(async () => expect(await stored()).toHaveLength(2 * mails.length), {
    timeout: 200_000,
    interval: 100,
  });
  await again.stop();
  for (let count = 1; count > 0; ) count = await processDueMails(tools);
  expect(await messages()).toBe(before);
  expect((await stored()).filter(({ outcome }) => outcome === null)).toEqual([]);
  await server.stop();
});

const onTheWire = (bytes: Uint8Array): Buffer => {
  const lines = Buffer.from(bytes)
    .toString("latin1")
    .replace(/\r\n|\r|\n/gu, "\r\n");
  return Buffer.from(lines.replace(/^\./gmu, ".."), "latin1");
};

test("all mails of the fixtures come by SMTP, each to one outcome", { timeout: 280_000 }, async () => {
  const address = `support.${workspace.id}@example.com`;
  await createMailbox(
    workspace.system,
    CreateMailbox.parse({
      name: "Support",
      address,
      incoming: { kind: "forward" },
      outgoing: { kind: "installation" },
    }),
  );
  const none = () => Promise.reject(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }));
  const shared = { port: 0, address: "127.0.0.1", isLmtp: false, host: "desk.example", resolver: none };
  const door = await startSmtpDoor({ ...shared, tools: doorTools(pg.db) });
  const refused: string[] = [];
  for (const { file, bytes } of mails) {
    const client = await RawClient.open(door.port);
    expect(await client.begin(address, { from: "" })).toMatch(/^354/u);
    client.socket.write(onTheWire(bytes));
    const answer = await client.say("\r\n.");
    if (!answer.startsWith("250")) refused.push(`${file}: ${answer}`);
    client.close();
  }
  await door.stop();
  expect(refused).toEqual([]);
  await expectOneOutcomeEach("SMTP");
});
