import type { Readable } from "node:stream";
import type { AttemptResult, SmtpStage } from "@desk/core/mail";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { SmtpServer } from "./smtp-server-address";

/** A mail ready to leave. `open` makes its bytes, anew for each try; `shown` is the same for people to read. */
export type ReadyMail = {
  envelope: { from: string; to: string };
  open: () => Promise<Readable>;
  shown: { subject: string; text: string };
};

export type SmtpTimeouts = { connectMs: number; silenceMs: number; attemptMs: number };
/** Together well below the lease of a delivery, which is 180 s. */
export const usualTimeouts: SmtpTimeouts = { connectMs: 15_000, silenceMs: 60_000, attemptMs: 120_000 };

/** One connection to a mail server, signed in. Mails go over it one after another. */
export class SmtpSession {
  private constructor(
    private readonly connection: SMTPConnection,
    private readonly timeouts: SmtpTimeouts,
  ) {}
  sent = 0;
  isOpen = true;

  /** Connects and signs in, or tells why that failed. */
  static async open(server: SmtpServer, timeouts: SmtpTimeouts): Promise<SmtpSession | AttemptResult> {
    let connection: SMTPConnection;
    try {
      connection = await connect(server, timeouts);
    } catch (error) {
      return resultOf(error, false);
    }
    const session = new SmtpSession(connection, timeouts);
    connection.on("error", () => session.close());
    connection.on("end", () => session.close());
    return session;
  }

  async send({ envelope, open }: ReadyMail): Promise<AttemptResult> {
    const bytes = await open();
    // Once its last byte is taken, the end of the mail follows on the wire: from then on the server may have it.
    let isGiven = false;
    bytes.once("end", () => {
      isGiven = true;
    });
    const result = await new Promise<AttemptResult>((resolve) => {
      const timer = setTimeout(() => {
        resolve(resultOf(new Error(`No answer within ${this.timeouts.attemptMs / 1_000} seconds.`), isGiven));
        this.close();
      }, this.timeouts.attemptMs);
      this.connection.send({ from: envelope.from, to: [envelope.to] }, bytes, (error, info) => {
        clearTimeout(timer);
        if (error) resolve(resultOf(error, isGiven));
        else resolve({ kind: "accepted", code: Number.parseInt(info.response, 10) || 250 });
      });
    });
    this.sent += 1;
    if (result.kind !== "accepted") {
      bytes.destroy();
      await this.reset(result);
    }
    return result;
  }

  close(): void {
    this.isOpen = false;
    this.connection.close();
  }

  /** After a refusal the server still holds half a mail; after anything else the connection is of no use. */
  private async reset(result: AttemptResult): Promise<void> {
    if (result.kind !== "refused" || !this.isOpen) return this.close();
    await new Promise<void>((resolve) => {
      this.connection.once("end", resolve);
      this.connection.reset((error) => {
        if (error) this.close();
        resolve();
      });
    });
  }
}

async function connect(server: SmtpServer, timeouts: SmtpTimeouts): Promise<SMTPConnection> {
  const socket = await server.connect?.(server.host, server.port, timeouts.connectMs);
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === "tls",
    requireTLS: server.security === "starttls",
    ignoreTLS: server.security === "none",
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    socketTimeout: timeouts.silenceMs,
    ...(server.tls === undefined ? {} : { tls: server.tls }),
    ...(server.name === undefined ? {} : { name: server.name }),
    ...(socket === undefined ? {} : { connection: socket }),
  });
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once("error", reject);
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    if (server.signIn !== null) await signIn(connection, server.signIn);
    return connection;
  } catch (error) {
    connection.on("error", () => undefined);
    connection.close();
    throw error;
  }
}

export function signIn(connection: SMTPConnection, credentials: NonNullable<SmtpServer["signIn"]>): Promise<void> {
  const { user } = credentials;
  const auth =
    "password" in credentials
      ? { user, pass: credentials.password }
      : {
          type: "oauth2",
          oauth2: {
            getToken: (_renew: boolean, done: (error: Error | null, token: string) => void) =>
              done(null, credentials.accessToken),
            buildXOAuth2Token: (token: string) =>
              Buffer.from(`user=${user}\u0001auth=Bearer ${token}\u0001\u0001`).toString("base64"),
          },
        };
  return new Promise((resolve, reject) => {
    connection.login(auth as Parameters<SMTPConnection["login"]>[0], (error) => (error ? reject(error) : resolve()));
  });
}

type SmtpError = Error & { responseCode?: number; response?: string; command?: string; code?: string };

/** What an error means for the mail. `isGiven`: the server had all of it. */
function resultOf(error: unknown, isGiven: boolean): AttemptResult {
  const {
    message,
    responseCode,
    response,
    command = "",
    code,
  }: SmtpError = error instanceof Error ? error : new Error("unknown");
  const stage = stageOf(command);
  if (typeof responseCode === "number" && responseCode >= 400 && !(isGiven && stage === "connection"))
    return { kind: "refused", code: responseCode, stage, response: response ?? message };
  if (isGiven) return { kind: "unanswered", reason: `The server took the mail and did not answer: ${message}.` };
  return { kind: "unreached", reason: code === undefined ? message : `${message} (${code})` };
}

function stageOf(command: string): SmtpStage {
  if (command === "MAIL FROM") return "sender";
  if (command === "RCPT TO") return "recipient";
  return command === "DATA" ? "content" : "connection";
}
