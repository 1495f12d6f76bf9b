import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { readSmtpUrl } from "./smtp-server-address";
import { openSmtpSink, type SinkBehaviour, type SmtpSink } from "./testing/smtp-sink";
import { logTransport, type MailTransport, type ReadyMail, smtpTransport } from "./transport";

let sink: SmtpSink;
let transport: MailTransport;
/** Short, since the sink stays silent on purpose. */
const timeouts = { connectMs: 2_000, silenceMs: 700, attemptMs: 5_000 };

beforeAll(async () => {
  sink = await openSmtpSink();
  transport = smtpTransport(readSmtpUrl(sink.url), { timeouts });
});
afterAll(async () => {
  transport.close();
  await sink.close();
});
afterEach(() => {
  sink.mails.length = 0;
  sink.behave();
});

const bytes = "From: desk@halen.example\r\nMessage-ID: <0195@halen.example>\r\n\r\nHello\r\n.dot\r\n";
const mail: ReadyMail = {
  envelope: { from: "desk@halen.example", to: "ana@example.com" },
  open: async () => Readable.from([bytes]),
  shown: { subject: "Hello", text: "https://desk.example.com/x" },
};
const at =
  (stage: Parameters<SinkBehaviour>[0], answer: ReturnType<SinkBehaviour>): SinkBehaviour =>
  (now) =>
    now === stage ? answer : undefined;

test("mails leave over pooled connections, byte for byte", async () => {
  const before = sink.connections();
  for (let n = 0; n < 20; n++) expect(await transport.send(mail)).toEqual({ kind: "accepted", code: 250 });
  expect(sink.mails).toHaveLength(20);
  expect(sink.mails[0]).toMatchObject({
    from: "desk@halen.example",
    to: ["ana@example.com"],
    raw: bytes,
    messageId: "0195@halen.example",
  });
  expect(sink.connections() - before).toBe(1);
});

test("no more connections are open at once than allowed", async () => {
  const narrow = smtpTransport(readSmtpUrl(sink.url), { connectionsMax: 2, timeouts });
  const before = sink.connections();
  await Promise.all(Array.from({ length: 30 }, () => narrow.send(mail)));
  expect(sink.mails).toHaveLength(30);
  expect(sink.connections() - before).toBeLessThanOrEqual(2);
  narrow.close();
});

test.each([
  ["connect", "connection", 421],
  ["sender", "sender", 451],
  ["recipient", "recipient", 450],
  ["recipient", "recipient", 550],
  ["data", "content", 554],
  ["end", "content", 451],
  ["end", "content", 552],
] as const)("J04: a refusal at %s is told with its place and its words", async (stage, told, code) => {
  sink.behave(at(stage, { code, text: "5.1.1 no such user" }));
  const result = await smtpTransport(readSmtpUrl(sink.url), { timeouts }).send(mail);
  expect(result).toMatchObject({ kind: "refused", code, stage: told });
  expect(result.kind === "refused" && result.response).toContain("no such user");
  expect(sink.mails).toEqual([]);
});

test("a refused mail leaves the connection usable for the next one", async () => {
  await transport.send(mail);
  const before = sink.connections();
  sink.behave(at("recipient", { code: 550, text: "5.1.1 no such user" }));
  expect((await transport.send(mail)).kind).toBe("refused");
  sink.behave();
  expect((await transport.send(mail)).kind).toBe("accepted");
  expect(sink.connections()).toBe(before);
});

test.each(["hang", "drop"] as const)("J04: a server that ends in %s after the mail may have it", async (how) => {
  sink.behave(at("end", how));
  const result = await transport.send(mail);
  expect(result.kind).toBe("unanswered");
  expect(sink.mails).toHaveLength(1);
});

test.each([
  ["connect", "drop"],
  ["sender", "drop"],
  ["data", "drop"],
  ["data", "hang"],
] as const)("J04: a server that ends at %s in %s cannot have the mail", async (stage, how) => {
  sink.behave(at(stage, how));
  expect((await smtpTransport(readSmtpUrl(sink.url), { timeouts }).send(mail)).kind).toBe("unreached");
  expect(sink.mails).toEqual([]);
});

test("J04: a connection closed after 250 has taken the mail, and the next one opens anew", async () => {
  sink.behave(at("end", "drop after 250"));
  expect((await transport.send(mail)).kind).toBe("accepted");
  expect((await transport.send(mail)).kind).toBe("accepted");
  expect(sink.mails).toHaveLength(2);
});

test("a server that cannot be reached keeps the mail here", async () => {
  const gone = await openSmtpSink();
  await gone.close();
  expect((await smtpTransport(readSmtpUrl(gone.url), { timeouts }).send(mail)).kind).toBe("unreached");
});

test("bytes that end in an error never become half a mail", async () => {
  const broken: ReadyMail = {
    ...mail,
    open: async () =>
      Readable.from(
        (function* () {
          yield "Subject: half\r\n";
          throw new Error("the disk is gone");
        })(),
      ),
  };
  expect((await transport.send(broken)).kind).toBe("unreached");
  expect(sink.mails).toEqual([]);
});

test("in development mails are shown with their links", async () => {
  const lines: string[] = [];
  await logTransport((text) => lines.push(text)).send(mail);
  expect(lines.join()).toContain("https://desk.example.com/x");
});

test("SMTP_URL is read with its sign-in and its way of encryption", () => {
  expect(readSmtpUrl("smtps://ana%40x:s%3Acret@mail.example.com")).toMatchObject({
    host: "mail.example.com",
    port: 465,
    security: "tls",
    signIn: { user: "ana@x", password: "s:cret" },
  });
  expect(readSmtpUrl("smtp://[::1]:2525?tls=required")).toMatchObject({
    host: "::1",
    port: 2525,
    security: "starttls",
  });
  expect(readSmtpUrl("smtp://localhost")).toMatchObject({ port: 587, security: "offered", signIn: null });
});
