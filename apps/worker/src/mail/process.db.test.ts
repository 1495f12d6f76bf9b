import { ListMails } from "@desk/contracts/mail-log";
import { CreateMailbox } from "@desk/contracts/mailbox";
import { systemCtx } from "@desk/core/context";
import { storeMail } from "@desk/core/mail/incoming";
import { countMails, listMails } from "@desk/core/mail/log";
import { createMailbox } from "@desk/core/mail/mailbox";
import { aWorkspace, type TestWorkspace } from "@desk/core/testing";
import { usingDatabase } from "@desk/core/testing/database";
import { createMailParser } from "@desk/email/parse/mail-parser";
import { beforeEach, expect, test, vi } from "vitest";
import { type ProcessTools, processDueMails, startProcessing } from "./process";

const pg = usingDatabase({ max: 6 });
let workspace: TestWorkspace;
let tools: ProcessTools;
const logged: string[] = [];

beforeEach(async () => {
  await pg.db.execute("/* across workspaces: maintenance */ delete from mails");
  workspace = await aWorkspace(pg.db);
  logged.length = 0;
  tools = {
    db: pg.db,
    now: () => new Date(),
    storage: { put: async () => undefined, get: async () => null, delete: async () => undefined },
    parser: createMailParser(),
    log: (_level, message, data) => logged.push(JSON.stringify({ message, ...data })),
  };
  const mailbox = {
    name: "Support",
    address: "support@desk.example",
    incoming: { kind: "forward" },
    outgoing: { kind: "installation" },
  };
  await createMailbox(workspace.system, CreateMailbox.parse({ ...mailbox, settings: { acknowledges: false } }));
  return () => tools.parser.close();
});

const mail = (headers: string, text = "Hello") =>
  Buffer.from(`From: Ana <ana@rides.example>\r\nTo: support@desk.example\r\n${headers}\r\n\r\n${text}\r\n`);
const store = (bytes: Uint8Array) =>
  storeMail(systemCtx(pg.db, workspace.id, "door"), {
    bytes,
    door: "smtp",
    doorKey: null,
    envelope: {},
    mailboxId: null,
  });
const list = () => listMails(workspace.system, ListMails.parse({}));

test("stored mails become a ticket and its answer, also when two workers look at the same time", async () => {
  await store(mail("Message-ID: <1@rides.example>\r\nSubject: Lost bag"));
  await processDueMails(tools);
  await store(
    mail("Message-ID: <2@rides.example>\r\nIn-Reply-To: <1@rides.example>\r\nSubject: Re: Lost bag", "Found"),
  );
  await store(mail("Message-ID: <1@rides.example>\r\nSubject: Lost bag"));
  const counts = await Promise.all([processDueMails(tools), processDueMails(tools)]);
  expect(counts[0] + counts[1]).toBe(2);
  expect(await processDueMails(tools)).toBe(0);
  expect(await countMails(workspace.system)).toMatchObject({
    stored: 3,
    ticket: 1,
    reply: 1,
    duplicate: 1,
    isBalanced: true,
  });
});

test("C20: a mail that no parser survives is kept and holds up no other, and the log tells nothing of it", async () => {
  const broken = {
    ...tools,
    parser: { ...tools.parser, parse: async () => Promise.reject(new Error("secret words")) },
  };
  await store(mail("Subject: One"));
  expect(await processDueMails(broken)).toBe(1);
  expect((await list()).data).toMatchObject([{ state: "waiting", attempts: 1 }]);
  expect(logged.join()).not.toContain("secret");
  await store(mail("Subject: Two"));
  await processDueMails(tools);
  expect((await list()).data.map(({ state }) => state).toSorted()).toEqual(["ticket", "waiting"]);
});

test("the loop takes what comes in and ends when told", async () => {
  const processing = startProcessing({ ...tools, parser: createMailParser() });
  await store(mail("Subject: Now"));
  await vi.waitFor(async () => expect((await list()).data).toMatchObject([{ state: "ticket" }]), { timeout: 15_000 });
  await processing.stop();
});
