import type { MailboxTestStep, MailboxTestStepName } from "@desk/contracts/mailbox";
import { isDomainError } from "@desk/core/error";
import type { Probe } from "@desk/core/mail/mailbox";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { withoutSecrets } from "../imap/words";
import type { SmtpServer } from "../smtp-server-address";
import { signIn } from "../smtp-session";
import { probeMail } from "./probe-mail";
import { TooSlow, within } from "./within";

type SmtpError = Error & { code?: string; response?: string };

const wordsByCode: Record<string, string> = {
  ECONNREFUSED: "Nothing answers at this host and port. Check both.",
  ENOTFOUND: "This host does not exist. Check its name.",
  ETIMEDOUT: "The server did not answer in time. Check the port and the kind of encryption.",
  EDNS: "This host does not exist. Check its name.",
  ETLS: "The server does not offer STARTTLS. Use TLS, usually on port 465.",
  ERR_SSL_WRONG_VERSION_NUMBER: "The server does not speak TLS on this port. Try STARTTLS or another port.",
  ERR_TLS_CERT_ALTNAME_INVALID: "The server's certificate is for another name. Enter the name the certificate bears.",
  DEPTH_ZERO_SELF_SIGNED_CERT: "The server's certificate is signed by nobody we trust.",
  EAUTH: "The server refuses the user name or the password.",
};
const certificateTrouble = /certificate|self-signed|SSL|TLS/iu;

/** Connects, signs in and sends one mail to the mailbox itself; says which step failed. */
export async function testOutgoing(
  server: SmtpServer,
  probe: Probe,
  { withinMs = 6_500 }: { withinMs?: number } = {},
): Promise<MailboxTestStep[]> {
  const steps: MailboxTestStep[] = [];
  let current: MailboxTestStepName = "connect_outgoing";
  const passed = (words: string, next: MailboxTestStepName) => {
    steps.push({ name: current, ok: true, words });
    current = next;
  };
  let connection: SMTPConnection | undefined;
  const test = async () => {
    const socket = await server.connect?.(server.host, server.port, withinMs);
    passed(
      `${server.host} answers on port ${server.port}.`,
      server.security === "none" ? "sign_in_outgoing" : "tls_outgoing",
    );
    connection = smtpConnection(server, withinMs, socket);
    await opened(connection);
    if (current === "tls_outgoing")
      passed(
        connection.secure
          ? "The line is encrypted and the certificate is good."
          : "The server offers no encryption; this line is not encrypted.",
        "sign_in_outgoing",
      );
    if (server.signIn !== null) await signIn(connection, server.signIn);
    passed(server.signIn === null ? "No sign-in is needed." : `Signed in as ${server.signIn.user}.`, "send_probe");
    const { response } = await sent(connection, probe);
    steps.push({ name: "send_probe", ok: true, words: `The server took the test mail: ${response.slice(0, 200)}` });
  };
  try {
    await within(withinMs, test());
  } catch (error) {
    const words = withoutSecrets(troubleOf(error, withinMs), server.signIn ?? undefined);
    steps.push({ name: current, ok: false, words });
  } finally {
    connection?.close();
  }
  return steps;
}

function smtpConnection(server: SmtpServer, withinMs: number, socket: unknown): SMTPConnection {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === "tls",
    requireTLS: server.security === "starttls",
    ignoreTLS: server.security === "none",
    connectionTimeout: withinMs,
    greetingTimeout: withinMs,
    socketTimeout: withinMs,
    ...(socket === undefined ? {} : { connection: socket }),
  } as ConstructorParameters<typeof SMTPConnection>[0]);
  connection.on("error", () => undefined);
  return connection;
}

const opened = (connection: SMTPConnection): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.once("error", reject);
    connection.connect((error) => (error ? reject(error) : resolve()));
  });

const sent = (connection: SMTPConnection, probe: Probe): Promise<{ response: string }> =>
  new Promise((resolve, reject) => {
    connection.send({ from: probe.from, to: [probe.to] }, probeMail(probe), (error, info) =>
      error ? reject(error) : resolve(info),
    );
  });

function troubleOf(error: unknown, withinMs: number): string {
  if (error instanceof TooSlow) return `This took longer than ${withinMs / 1_000} seconds.`;
  if (!(error instanceof Error)) return "Something unknown went wrong.";
  if (isDomainError(error)) return error.message;
  const { code = "", response, message }: SmtpError = error;
  const said = (response ?? "").replace(/[\p{C}\s]+/gu, " ").slice(0, 200);
  const words =
    wordsByCode[code] ??
    (certificateTrouble.test(message)
      ? `The line could not be encrypted: ${message.slice(0, 200)}`
      : "The server did not do what was asked.");
  return said === "" ? words : `${words} The server says: ${said}`;
}
