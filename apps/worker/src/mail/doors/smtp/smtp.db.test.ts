import { once } from "node:events";
import { CreateMailbox } from "@desk/contracts/mailbox";
import { createMailbox } from "@desk/core/mail/mailbox";
import { aWorkspace, type TestWorkspace } from "@desk/core/testing";
import { usingDatabase } from "@desk/core/testing/database";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aMailText, doorTools, lines } from "../../../testing/imap-reader";
import { RawClient } from "../../../testing/smtp-client";
import { type SmtpDoorOptions, startSmtpDoor } from "./start";

const pg = usingDatabase({ max: 8 });
let workspace: TestWorkspace;
let address: string;
let door: Awaited<ReturnType<typeof startSmtpDoor>>;
const soon = { timeout: 8_000, interval: 20 };

beforeEach(async () => {
  workspace = await aWorkspace(pg.db);
  address = `support.${workspace.id}@example.com`;
  await createMailbox(
    workspace.system,
    CreateMailbox.parse({
      name: "Support",
      address,
      incoming: { kind: "forward" },
      outgoing: { kind: "installation" },
    }),
  );
  await start();
});
afterEach(() => door.stop());

const noAnswers: SmtpDoorOptions["resolver"] = () =>
  Promise.reject(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }));
async function start(more: Partial<SmtpDoorOptions> = {}): Promise<void> {
  const options = { port: 0, address: "127.0.0.1", isLmtp: false, host: "desk.example", resolver: noAnswers };
  door = await startSmtpDoor({ ...options, tools: doorTools(pg.db), ...more });
}
type Row = { bytes: Uint8Array; envelope: Record<string, unknown>; mailboxId: string | null };
const stored = async () => [
  ...(await pg.db.execute<Row>(`/* across workspaces: maintenance */
    select s.bytes, m.envelope, m.mailbox_id as "mailboxId" from mails m
    join mail_sources s on s.workspace_id = m.workspace_id and s.mail_id = m.id where m.workspace_id = '${workspace.id}'`)),
];

test("a mail is stored as it came with what the envelope says, and only then taken", async () => {
  const client = await RawClient.open(door.port);
  expect(await client.send(address, aMailText("one"))).toMatch(/^250 /u);
  const [mail] = await stored();
  expect(Buffer.from(mail?.bytes ?? []).toString()).toBe(`${aMailText("one")}\r\n`);
  expect(mail?.envelope).toMatchObject({
    from: "ana@rides.example",
    to: [address],
    helo: "mx.rides.example",
    remoteAddress: "127.0.0.1",
    authentication: { verdict: "none", checkedBy: "own" },
  });
  expect(mail?.mailboxId).not.toBeNull();
  client.close();
});

test("what SPF says of the sender is kept: a domain that names other hosts only has failed", async () => {
  await door.stop();
  await start({
    resolver: async (name, type) => {
      if (type === "TXT" && name === "rides.example") return [["v=spf1 ip4:192.0.2.1 -all"]];
      if (type === "TXT" && name === "_dmarc.rides.example") return [["v=DMARC1; p=reject"]];
      throw Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
    },
  });
  const client = await RawClient.open(door.port);
  await client.send(address, aMailText("forged"));
  expect((await stored())[0]?.envelope).toMatchObject({
    authentication: { verdict: "fail", spf: "fail", dmarc: "fail" },
  });
  client.close();
});

test("mail is taken for addresses of ours, with a token behind the plus too, and for nobody else", async () => {
  const [local, domain] = address.split("@");
  for (const [to, code] of [
    [`${local}+rabc234@${domain}`, "250"],
    [address.toUpperCase(), "250"],
    ["support@other.example", "550"],
    [`${local}x@${domain}`, "550"],
  ] as const) {
    const client = await RawClient.open(door.port);
    expect((await client.send(to, aMailText("one"))).slice(0, 3)).toBe(code);
    client.close();
  }
  expect(await stored()).toHaveLength(2);
});

test("C20: what cannot be stored stays with its sender, who is told to come back", async () => {
  await pg.db.execute(`create function no_mail() returns trigger language plpgsql as $$ begin raise 'disk full'; end $$;
    create trigger no_mail before insert on mail_sources for each row execute function no_mail()`);
  const client = await RawClient.open(door.port);
  expect(await client.send(address, aMailText("one"))).toMatch(/^451 4\.3\.0 /u);
  await pg.db.execute("drop function no_mail() cascade");
  expect(await stored()).toEqual([]);
  expect(lines.join()).not.toContain("Hello, one");
  expect(await client.say("MAIL FROM:<ana@rides.example>")).toMatch(/^250/u);
  await client.say(`RCPT TO:<${address}>`);
  await client.say("DATA");
  expect(await client.say(`${aMailText("one")}\r\n.`)).toMatch(/^250/u);
  client.close();
});

test.each([
  ["a bare LF before the dot", "\n.\r\n"],
  ["a bare LF behind the dot", "\r\n.\n"],
  ["bare LFs", "\n.\n"],
  ["a bare CR", "\r.\r"],
])("C23: a second mail smuggled in behind %s is part of the first", async (_, end) => {
  const smuggled = `${aMailText("one")}${end}MAIL FROM:<boss@example.com>\r\nRCPT TO:<${address}>\r\nDATA\r\n${aMailText("two")}`;
  const client = await RawClient.open(door.port);
  expect(await client.send(address, smuggled)).toMatch(/^250/u);
  const mails = await stored();
  expect(mails).toHaveLength(1);
  expect(Buffer.from(mails[0]?.bytes ?? []).toString()).toContain("boss@example.com");
  client.close();
});

test("C23: a hundred megabytes without a line end are cut off, and memory stays where it is", async () => {
  const client = await RawClient.open(door.port);
  expect(await client.begin(address)).toMatch(/^354/u);
  client.socket.setMaxListeners(0);
  const chunk = Buffer.alloc(1_024 * 1_024, "a");
  const before = process.memoryUsage().rss;
  let highest = before;
  for (let sent = 0; sent < 100 && !client.isClosed; sent++) {
    if (!client.socket.write(chunk))
      await Promise.race([once(client.socket, "drain"), once(client.socket, "close")]).catch(() => undefined);
    highest = Math.max(highest, process.memoryUsage().rss);
  }
  await vi.waitFor(() => expect(client.isClosed).toBe(true), soon);
  expect(client.received).toMatch(/^421/u);
  expect(highest - before).toBeLessThan(150 * 1_024 * 1_024);
  expect(await stored()).toEqual([]);
});

test("a mail over the limit is refused for good, before its bytes when its size was said", async () => {
  const client = await RawClient.open(door.port);
  await client.begin(address);
  client.socket.write(Buffer.alloc(27 * 1_024 * 1_024, "a\r\n"));
  expect(await client.say("\r\n.")).toMatch(/^552/u);
  expect(await client.say("MAIL FROM:<ana@rides.example> SIZE=200000000")).toMatch(/^552/u);
  expect(await stored()).toEqual([]);
  client.close();
});

test("C23: who is silent or drips is let go, and neither does a crowd keep others out", async () => {
  await door.stop();
  await start({ silenceMs: 100, sessionMs: 400, connectionsPerAddressMax: 5 });
  const silent = await RawClient.open(door.port);
  await vi.waitFor(() => expect(silent.isClosed).toBe(true), soon);
  const dripping = await RawClient.open(door.port);
  await dripping.begin(address);
  const drip = setInterval(() => dripping.socket.write("a"), 20);
  await vi.waitFor(() => expect(dripping.isClosed).toBe(true), soon);
  clearInterval(drip);
  await door.stop();
  await start({ connectionsPerAddressMax: 5 });
  const crowd = await Promise.all(Array.from({ length: 30 }, () => RawClient.open(door.port)));
  await vi.waitFor(() => expect(crowd.filter(({ isClosed }) => isClosed).length).toBeGreaterThanOrEqual(25), soon);
  for (const one of crowd) one.close();
  await vi.waitFor(() => expect(crowd.every(({ isClosed }) => isClosed)).toBe(true), soon);
  const client = await RawClient.open(door.port);
  expect(await client.send(address, aMailText("after all"))).toMatch(/^250/u);
  client.close();
});

test("by LMTP a mail server of one's own hands mail in; each recipient gets an answer", async () => {
  await door.stop();
  await start({ isLmtp: true });
  const client = await RawClient.open(door.port);
  expect(await client.send(address, aMailText("one"), { hello: "LHLO", from: "" })).toMatch(/^250/u);
  const [mail] = await stored();
  expect(mail?.envelope).toMatchObject({ from: "", to: [address] });
  expect(mail?.envelope).not.toHaveProperty("authentication");
  client.close();
});

test("the door offers no sign-in and names no version", async () => {
  const client = await RawClient.open(door.port);
  const greeting = await client.answer();
  client.socket.write("EHLO x\r\n");
  await vi.waitFor(() => expect(client.received).toContain("250 "), soon);
  expect(`${greeting}${client.received}`).not.toMatch(/AUTH|smtp-server|(?<!\.)\b\d+\.\d+\.\d+\b(?!\.)/u);
  client.received = "";
  expect(await client.say("VRFY support@example.com").then(() => client.say("AUTH PLAIN AGEAYg=="))).toMatch(/^5/u);
  client.close();
});
