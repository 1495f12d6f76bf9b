import { CreateMailbox } from "@desk/contracts/mailbox";
import { createMailbox, updateMailbox } from "@desk/core/mail/mailbox";
import { createHostGuard } from "@desk/core/net";
import { createVault } from "@desk/core/secret";
import { usingDatabase } from "@desk/core/testing/database";
import { openSmtpSink, type SmtpSink } from "@desk/email/testing/smtp-sink";
import { logTransport } from "@desk/email/transport";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createMailOut } from "./servers";
import { aMailDesk, aReply, type MailDesk } from "./testing";

const pg = usingDatabase();
const vault = createVault("the AUTH_SECRET of this test");
let desk: MailDesk;
let own: SmtpSink;
beforeEach(async () => {
  await pg.db.execute("/* across workspaces: maintenance */ delete from deliveries");
  desk = await aMailDesk(pg.db);
  own = await openSmtpSink();
});
afterEach(async () => {
  await desk.close();
  await own.close();
});

const outgoing = (more: object = {}) => ({
  kind: "smtp" as const,
  host: "127.0.0.1",
  port: own.port,
  security: "none" as const,
  user: "support@own.example",
  auth: "password" as const,
  provider: null,
  ...more,
});
const withServer = () =>
  createMailbox(
    { ...desk.admin, vault },
    CreateMailbox.parse({
      name: "Own server",
      address: "support@own.example",
      incoming: { kind: "forward" },
      outgoing: outgoing(),
      outgoingSecret: "s3cret",
      isDefault: true,
    }),
  );
const allowing = (...hosts: string[]) => {
  desk.tools.mailOut = createMailOut(null, createHostGuard(hosts));
  desk.tools.secrets = { vault };
};
const stateOf = async (messageId: string) => {
  const rows = await pg.db.execute<{ state: string; reason: string | null }>(
    `/* across workspaces: maintenance */ select state, last_error as reason from deliveries where message_id = '${messageId}'`,
  );
  return rows[0]!;
};

test("a mailbox with a server of its own sends by it, signed in, also while the installation has none", async () => {
  await withServer();
  allowing("127.0.0.1");
  await Promise.all(Array.from({ length: 8 }, () => aReply(desk)));
  await desk.deliver();
  expect(own.mails).toHaveLength(8);
  expect(own.mails[0]?.from).toBe("support@own.example");
  expect(own.connections()).toBeLessThanOrEqual(5);
  expect(desk.sink.mails).toEqual([]);
});

test("F04: a mail server inside the private network is connected to only where that is allowed", async () => {
  await withServer();
  allowing();
  const { message } = await aReply(desk);
  await desk.deliver();
  expect(own.connections()).toBe(0);
  const { state, reason } = await stateOf(message.id);
  expect(state).toBe("queued");
  expect(reason).toContain("private network");
});

test("a mail waits, with the reason, when its mailbox's password cannot be opened, and leaves once it can", async () => {
  const mailbox = await withServer();
  allowing("127.0.0.1");
  desk.tools.secrets = { vault: createVault("another AUTH_SECRET") };
  const { message } = await aReply(desk);
  await desk.deliver();
  expect(await stateOf(message.id)).toMatchObject({ state: "queued" });
  expect((await stateOf(message.id)).reason).toContain("another AUTH_SECRET");
  await updateMailbox(
    { ...desk.admin, vault },
    { mailboxId: mailbox.id, outgoing: outgoing(), outgoingSecret: "s3cret" },
  );
  allowing("127.0.0.1");
  desk.clock.advance({ minutes: 1 });
  await desk.deliver();
  expect(own.mails).toHaveLength(1);
});

test("what is for customers waits where mails are only shown", async () => {
  const shown: string[] = [];
  const transport = logTransport((text) => shown.push(text));
  const from = { name: "Halen Desk", address: "desk@halen.example" };
  desk.tools.mailOut = createMailOut({ transport, from, isShownOnly: true }, createHostGuard());
  const { message } = await aReply(desk);
  await desk.deliver();
  expect(shown).toEqual([]);
  expect(await stateOf(message.id)).toMatchObject({ state: "queued", reason: "No mail server is set (SMTP_URL)." });
});
