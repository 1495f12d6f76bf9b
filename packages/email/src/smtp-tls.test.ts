import { type AddressInfo, connect } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import type { SmtpServer } from "./smtp-server-address";
import { testCertificate, testKey } from "./testing/certificate";
import { openSmtpSink } from "./testing/smtp-sink";
import { type ReadyMail, smtpTransport } from "./transport";

const servers: SMTPServer[] = [];
const taken: { user: string; raw: string; isSecure: boolean }[] = [];
afterEach(async () => {
  taken.length = 0;
  await Promise.all(servers.splice(0).map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
});

/** A server that takes mail only from who signs in over TLS. */
async function aServer(options: SMTPServerOptions = {}): Promise<number> {
  const server = new SMTPServer({
    key: testKey,
    cert: testCertificate,
    authMethods: ["PLAIN", "LOGIN", "XOAUTH2"],
    onAuth: ({ username, password, accessToken }, _session, done) =>
      password === "s3cret" || accessToken === "t0ken"
        ? done(null, { user: username ?? "" })
        : done(new Error("535 5.7.8 Sign-in refused")),
    onData: (stream, session, done) => {
      void text(stream).then((raw) => {
        taken.push({ user: String(session.user), raw, isSecure: session.secure });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.server.address() as AddressInfo).port;
}

const mail: ReadyMail = {
  envelope: { from: "support@desk.example", to: "ana@x.example" },
  open: async () => Readable.from(["Subject: Hello\r\n\r\nHello\r\n"]),
  shown: { subject: "Hello", text: "Hello" },
};
const timeouts = { connectMs: 2_000, silenceMs: 2_000, attemptMs: 5_000 };
async function send(server: Partial<SmtpServer> & { port: number }) {
  const transport = smtpTransport(
    { host: "localhost", security: "starttls", signIn: { user: "desk", password: "s3cret" }, ...server },
    { timeouts },
  );
  try {
    return await transport.send(mail);
  } finally {
    transport.close();
  }
}
const trusting = { tls: { ca: testCertificate } };

test.each(["tls", "starttls", "offered"] as const)(
  "%s: signed in and encrypted, by the password or a provider's token",
  async (security) => {
    const port = await aServer({ secure: security === "tls" });
    expect((await send({ port, security, ...trusting })).kind).toBe("accepted");
    const token = { user: "desk", accessToken: "t0ken" };
    expect((await send({ port, security, signIn: token, ...trusting })).kind).toBe("accepted");
    expect(taken).toMatchObject([
      { user: "desk", isSecure: true },
      { user: "desk", isSecure: true },
    ]);
  },
);

test.each(["tls", "starttls"] as const)(
  "%s: over a connection that somebody else opened, the name is checked as well",
  async (security) => {
    const port = await aServer({ secure: security === "tls" });
    const opened = (host: string, port: number) => Promise.resolve(connect(port, host));
    expect((await send({ port, security, connect: opened, ...trusting })).kind).toBe("accepted");
    expect((await send({ port, security, connect: opened })).kind).toBe("unreached");
    expect(taken).toHaveLength(1);
  },
);

test.each(["tls", "starttls"] as const)(
  "%s: a certificate that nobody vouches for gets neither password nor mail",
  async (security) => {
    const port = await aServer({ secure: security === "tls" });
    expect((await send({ port, security })).kind).toBe("unreached");
    expect(taken).toEqual([]);
  },
);

test("a server that offers no STARTTLS gets nothing where it is required", async () => {
  const sink = await openSmtpSink();
  expect((await send({ port: sink.port, security: "starttls" })).kind).toBe("unreached");
  expect(sink.mails).toEqual([]);
  await sink.close();
});

test("a refused sign-in is about us: it can be put right and is tried again", async () => {
  const port = await aServer();
  const result = await send({ port, signIn: { user: "desk", password: "wrong" }, ...trusting });
  expect(result).toMatchObject({ kind: "refused", code: 535, stage: "connection" });
});
