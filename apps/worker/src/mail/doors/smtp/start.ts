import type { AddressInfo, Socket } from "node:net";
import { findRecipientMailboxes } from "@desk/core/mail/mailbox";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { describeError } from "../../../log";
import { EndlessMail } from "./collect";
import { receive, type SmtpDoor } from "./receive";
import { tooMuch, tryLater, unknownRecipient } from "./replies";

export type SmtpDoorOptions = SmtpDoor & {
  port: number;
  /** Empty listens on all addresses. */
  address: string;
  /** Offered as STARTTLS; without it mail comes in unencrypted. */
  tls?: { cert: string; key: string } | undefined;
  connectionsMax?: number;
  connectionsPerAddressMax?: number;
  silenceMs?: number;
  /** How long one connection may last at most, however busy it is. */
  sessionMs?: number;
};

/** The largest mail that any workspace may allow. */
const sizeMax = 104_857_600;
const recipientsMax = 100;

/** Takes mail that other servers deliver to us. What we say 250 to is committed; in any doubt the sender keeps it. */
export async function startSmtpDoor(options: SmtpDoorOptions): Promise<{ port: number; stop: () => Promise<void> }> {
  const { tools, isLmtp, tls, connectionsMax = 200, silenceMs = 60_000, sessionMs = 15 * 60_000 } = options;
  const perAddress = options.connectionsPerAddressMax ?? 50;
  const server = new SMTPServer({
    name: options.host,
    banner: "Halen Desk",
    lmtp: isLmtp,
    logger: false,
    authOptional: true,
    disabledCommands: tls === undefined ? ["AUTH", "STARTTLS"] : ["AUTH"],
    ...tls,
    disableReverseLookup: true,
    size: sizeMax,
    maxClients: connectionsMax,
    maxRecipients: recipientsMax,
    maxAllowedUnauthenticatedCommands: 2_000,
    socketTimeout: silenceMs,
    closeTimeout: 1_000,
    onRcptTo: ({ address }, _session, done) => {
      findRecipientMailboxes(tools.db, address).then(
        (found) => done(found.length === 0 ? unknownRecipient() : null),
        (error: unknown) => {
          tools.log("error", "a recipient could not be looked up", describeError(error));
          done(tryLater());
        },
      );
    },
    onData: (stream, session, done) => {
      receive(options, stream, session).then(
        () => done(null, isLmtp ? session.envelope.rcptTo.map(() => "2.0.0 stored") : "2.0.0 stored"),
        (error: unknown) => {
          stream.resume();
          done(answerOf(error, tools.log));
        },
      );
    },
  } satisfies SMTPServerOptions);
  server.on("error", (error) => tools.log("warn", "a connection of the SMTP door failed", describeError(error)));
  limitConnections(server, perAddress, sessionMs);
  const port = await new Promise<number>((resolve, reject) => {
    server.server.once("error", reject);
    const listening = server.listen(options.port, options.address === "" ? undefined : options.address, () => {
      server.server.off("error", reject);
      resolve((listening.address() as AddressInfo).port);
    });
  });
  return { port, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** Only what we mean to refuse for good is refused for good; whatever else went wrong, the sender tries again. */
function answerOf(error: unknown, log: SmtpDoor["tools"]["log"]): Error {
  if (error instanceof EndlessMail) return tooMuch();
  if (error instanceof Error && "responseCode" in error) return error;
  log("error", "a mail could not be stored; its sender keeps it", describeError(error));
  return tryLater();
}

/** One sender never takes all the room, and none stays for ever by dripping. */
function limitConnections(server: SMTPServer, perAddress: number, sessionMs: number): void {
  const open = new Map<string, number>();
  server.server.on("connection", (socket: Socket) => {
    const from = socket.remoteAddress ?? "";
    const count = (open.get(from) ?? 0) + 1;
    open.set(from, count);
    const late = setTimeout(() => socket.destroy(), sessionMs);
    socket.once("close", () => {
      clearTimeout(late);
      const left = (open.get(from) ?? 1) - 1;
      if (left === 0) open.delete(from);
      else open.set(from, left);
    });
    if (count > perAddress) socket.destroy();
  });
}
