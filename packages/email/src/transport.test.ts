import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { logTransport, type MailTransport, smtpTransport } from "./transport";

type Received = { from: string; to: string[]; raw: string };
const received: Received[] = [];
let server: SMTPServer;
let transport: MailTransport;
let refusal: Error | null = null;
let connections = 0;

beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onConnect: (_session, done) => {
      connections++;
      done();
    },
    onData: (stream, session, done) => {
      void buffer(stream).then((bytes) => {
        if (refusal === null) received.push({ ...envelope(session), raw: bytes.toString() });
        done(refusal);
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  transport = smtpTransport({
    url: `smtp://127.0.0.1:${port}`,
    from: { name: "Halen, Desk", address: "desk@halen.example" },
  });
});
afterAll(async () => {
  transport.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
afterEach(() => {
  received.length = 0;
  refusal = null;
});

const envelope = ({ envelope: { mailFrom, rcptTo } }: SMTPServerSession) => ({
  from: mailFrom ? mailFrom.address : "",
  to: rcptTo.map(({ address }) => address),
});
const mail = { to: "ana@example.com", subject: "Sign in", text: "Hello", html: "<p>Hello</p>" };
const headersOf = ({ raw }: Received) => raw.slice(0, raw.indexOf("\r\n\r\n"));

test("mails arrive over a pooled connection, with a stable id", async () => {
  for (let n = 0; n < 5; n++) await transport.send(mail, "0195");
  expect(received).toHaveLength(5);
  expect(connections).toBe(1);
  expect(received[0]).toMatchObject({ from: "desk@halen.example", to: ["ana@example.com"] });
  expect(headersOf(received[0]!)).toContain("Message-ID: <0195@halen.example>");
  expect(headersOf(received[0]!)).toContain('From: "Halen, Desk" <desk@halen.example>');
  expect(received[0]?.raw).toContain("text/html");
});

test("C24: a subject with line breaks adds no header, an odd address reaches nobody else", async () => {
  await transport.send({ ...mail, subject: "Hi\r\nBcc: evil@example.com\r\nX-Evil: 1" }, "1");
  expect(received[0]?.to).toEqual(["ana@example.com"]);
  expect(headersOf(received[0]!)).not.toMatch(/^(?:bcc|x-evil):/imu);
  for (const to of [
    `"a@evil.com x"@corp.com`,
    "ana@example.com,evil@example.com",
    "ana@example.com\r\nRCPT TO:<evil@example.com>",
  ]) {
    received.length = 0;
    await transport.send({ ...mail, to }, "2").catch(() => undefined);
    for (const { to: reached } of received) {
      expect(reached).toHaveLength(1);
      expect(reached[0]).not.toMatch(/^(?:evil@example\.com|a@evil\.com)$/u);
    }
  }
});

test("C25: what looks like a file or an address to fetch is sent as the text it is", async () => {
  await transport.send({ ...mail, text: "path:/etc/passwd", html: "href:http://127.0.0.1/" }, "3");
  expect(received[0]?.raw).toContain("path:/etc/passwd");
  const raw = { ...mail, text: { path: "/etc/passwd" } as never };
  await expect(transport.send(raw, "4")).rejects.toThrow(/File access rejected/u);
  const fetched = { ...mail, html: { href: "http://127.0.0.1:1/" } as never };
  await expect(transport.send(fetched, "5")).rejects.toThrow(/Url access rejected/u);
});

test("a server that refuses makes the send fail, so that it is tried again", async () => {
  refusal = Object.assign(new Error("try later"), { responseCode: 451 });
  await expect(transport.send(mail, "6")).rejects.toThrow(/try later/u);
});

test("in development the mail stands in the log, link included", async () => {
  const lines: string[] = [];
  await logTransport((text) => lines.push(text)).send({ ...mail, text: "https://desk.example.com/x" }, "7");
  expect(lines).toEqual(["Mail to ana@example.com: Sign in\nhttps://desk.example.com/x"]);
});
