import type { AddressInfo } from "node:net";
import { createHostGuard } from "@desk/core/net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import { testCertificate, testKey } from "../testing/certificate";
import { type ImapServerOptions, ScriptedImapServer } from "../testing/imap-server/server";
import { testDomain } from "./domain";
import { findProbe, testIncoming } from "./incoming";
import { testOutgoing } from "./outgoing";

const guard = createHostGuard(["127.0.0.1"]);
const trusting = { guard, tls: { ca: testCertificate } };
const password = "a password";
let imap: ScriptedImapServer | undefined;
let smtp: SMTPServer | undefined;
afterEach(async () => {
  await imap?.stop();
  await new Promise<void>((resolve) => (smtp === undefined ? resolve() : smtp.close(() => resolve())));
  imap = undefined;
  smtp = undefined;
});

async function anImap(given: Partial<ImapServerOptions> = {}) {
  imap = await ScriptedImapServer.start(given);
  imap.deliver("Message-ID: <probe.1@example.com>\r\n\r\nhello");
  const { security, user } = imap.options;
  const at = { kind: "imap", host: "127.0.0.1", port: imap.port, security, user } as const;
  const rest = { auth: "password", provider: null, folders: ["INBOX"], afterwards: "flag", moveTo: null } as const;
  const server = { ...at, ...rest, folders: ["INBOX"], pollSeconds: 60, since: null, credentials: { user, password } };
  return { imap, server };
}
const names = (steps: readonly { name: string; ok: boolean }[]) =>
  steps.map(({ name, ok }) => (ok ? name : `${name} failed`));

test.each(["tls", "starttls", "none"] as const)("every step to a mailbox is told: %s", async (security) => {
  const { imap, server } = await anImap({ security });
  const steps = await testIncoming(server, trusting);
  const tls = security === "none" ? [] : ["tls"];
  expect(names(steps)).toEqual(["connect", ...tls, "sign_in", "open_folders", "read"]);
  expect(steps.at(-1)?.words).toBe("Read the newest of 1 mails in INBOX.");
  expect(imap.inbox.mails[0]?.flags.size).toBe(0);
});

test.each([
  ["nobody listens", { port: 1 }, ["connect failed"], "Nothing answers"],
  ["the host is private", { host: "10.0.0.1" }, ["connect failed"], "private"],
  [
    "the password is wrong",
    { credentials: { user: "support@example.com", password: "wrong one" } },
    ["connect", "sign_in failed"],
    "refuses the user name",
  ],
  [
    "a folder is missing",
    { folders: ["INBOX", "Orders"] },
    ["connect", "sign_in", "open_folders failed"],
    "The folder Orders cannot be opened",
  ],
  [
    "encryption is not offered",
    { security: "starttls" as const },
    ["connect", "tls failed"],
    "does not offer STARTTLS",
  ],
])("the step that failed is named in words: %s", async (_, wrong, expected, words) => {
  const { imap, server } = await anImap();
  imap.script = { echoesSecrets: true };
  const steps = await testIncoming({ ...server, ...wrong }, { guard, withinMs: 3_000 });
  expect(names(steps)).toEqual(expected);
  expect(steps.at(-1)?.words).toContain(words);
  expect(JSON.stringify(steps)).not.toContain("wrong one");
});

test("a certificate that nobody signed fails at TLS, and a silent server fails in time", async () => {
  const first = await anImap({ security: "tls" });
  expect(names(await testIncoming(first.server, { guard }))).toEqual(["connect", "tls failed"]);
  await first.imap.stop();
  const { imap, server } = await anImap();
  imap.script = { greeting: "" };
  const steps = await testIncoming(server, { guard, withinMs: 200 });
  expect(steps.at(-1)).toMatchObject({ name: "sign_in", ok: false });
});

test("the test mail is found by its id, also where read mail is moved to", async () => {
  const { imap, server } = await anImap();
  imap.deliver("Message-ID: <probe.2@example.com>\r\n\r\nhello", "Read");
  const find = (id: string) => findProbe({ ...server, moveTo: "Read" }, id, { guard });
  expect(
    await Promise.all([find("probe.1@example.com"), find("probe.2@example.com"), find("probe.3@example.com")]),
  ).toEqual([true, true, false]);
});

const received: string[] = [];
async function anSmtp(options: SMTPServerOptions = {}) {
  smtp = new SMTPServer({
    cert: testCertificate,
    key: testKey,
    authOptional: true,
    allowInsecureAuth: true,
    logger: false,
    onAuth: (auth, _session, done) =>
      auth.password === password ? done(null, { user: "a" }) : done(new Error(`Wrong: ${auth.password}`)),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        received.push(Buffer.concat(chunks).toString());
        done();
      });
    },
    ...options,
  });
  const listening = smtp.listen(0, "127.0.0.1");
  await new Promise<void>((resolve) => listening.once("listening", () => resolve()));
  const { port } = listening.address() as AddressInfo;
  return { host: "127.0.0.1", port, security: "none", signIn: { user: "a", password } } as const;
}
const probe = {
  from: "support@example.com",
  fromName: "Support\r\nBcc: x@evil.example",
  to: "support@example.com",
  messageId: "probe.7@example.com",
};

test("the test mail leaves, says what it is, and no name adds a line to it", async () => {
  const server = await anSmtp();
  expect(names(await testOutgoing(server, probe))).toEqual(["connect_outgoing", "sign_in_outgoing", "send_probe"]);
  const mail = received.at(-1) ?? "";
  expect(mail).toContain("Message-ID: <probe.7@example.com>");
  expect(mail).toContain("Auto-Submitted: auto-generated");
  expect(mail).not.toMatch(/^Bcc/mu);
});

test.each([
  ["nobody listens", { port: 1 }, ["connect_outgoing failed"], "Nothing answers"],
  [
    "the password is wrong",
    { signIn: { user: "a", password: "wrong one" } },
    ["connect_outgoing", "sign_in_outgoing failed"],
    "refuses the user name",
  ],
  [
    "encryption is not trusted",
    { security: "starttls" as const },
    ["connect_outgoing", "tls_outgoing failed"],
    "certificate",
  ],
])("sending: the step that failed is named in words: %s", async (_, wrong, expected, words) => {
  const server = { ...(await anSmtp()), ...wrong };
  const { connectGuarded } = await import("@desk/core/net");
  const connect = (host: string, port: number, timeoutMs: number) => connectGuarded(guard, { host, port, timeoutMs });
  const steps = await testOutgoing({ ...server, connect }, probe);
  expect(names(steps)).toEqual(expected);
  expect(steps.at(-1)?.words).toContain(words);
  expect(JSON.stringify(steps)).not.toContain("wrong one");
});

test("a recipient that is refused fails at the sending, with what the server said", async () => {
  const server = await anSmtp({ onRcptTo: (_to, _session, done) => done(new Error("no such user here")) });
  const steps = await testOutgoing(server, probe);
  expect(steps.at(-1)).toMatchObject({ name: "send_probe", ok: false });
  expect(steps.at(-1)?.words).toContain("no such user here");
});

const dns = (records: Record<string, string | Error>) => async (name: string) => {
  const found = records[name];
  if (found instanceof Error) throw found;
  if (found === undefined) throw Object.assign(new Error("none"), { code: "ENOTFOUND" });
  return [[found]];
};

test("what the domain says of its mail is judged: all good, all missing, all too lax, and name servers that are silent", async () => {
  const oks = async (records: Record<string, string | Error>) =>
    (await testDomain("support@example.com", dns(records))).map(({ ok }) => ok);
  const good = {
    "example.com": "v=spf1 include:_spf.example.com ~all",
    "selector1._domainkey.example.com": "v=DKIM1; k=rsa; p=MIIB",
    "_dmarc.example.com": "v=DMARC1; p=quarantine",
  };
  expect(await oks(good)).toEqual([true, true, true]);
  expect(await oks({})).toEqual([false, false, false]);
  expect(await oks({ ...good, "example.com": "v=spf1 +all", "_dmarc.example.com": "v=DMARC1" })).toEqual([
    false,
    true,
    false,
  ]);
  const silent = Object.assign(new Error("timeout"), { code: "ETIMEOUT" });
  const steps = await testDomain("support@example.com", dns({ "example.com": silent }));
  expect(steps[0]).toMatchObject({ name: "spf", ok: false });
  expect(steps[0]?.words).toContain("did not answer");
});
