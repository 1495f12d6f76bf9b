import type { AttemptResult } from "@desk/core/mail";
import type { SmtpServer } from "./smtp-server-address";
import { type ReadyMail, SmtpSession, type SmtpTimeouts, usualTimeouts } from "./smtp-session";

export type { ReadyMail } from "./smtp-session";

export type MailTransport = {
  /** Tells how the attempt ended; it never throws for what a server or a network does. */
  send: (mail: ReadyMail) => Promise<AttemptResult>;
  close: () => void;
};

type PoolOptions = { connectionsMax?: number; idleMs?: number; timeouts?: SmtpTimeouts };
/** Some servers end a connection after a hundred mails. */
const mailsPerConnection = 100;

/** Sends over a few connections that are kept open while there is something to send. */
export function smtpTransport(
  server: SmtpServer,
  { connectionsMax = 5, idleMs = 5_000, timeouts = usualTimeouts }: PoolOptions = {},
): MailTransport {
  const idle: { session: SmtpSession; timer: NodeJS.Timeout }[] = [];
  const waiting: (() => void)[] = [];
  let busy = 0;

  const takeIdle = (): SmtpSession | undefined => {
    for (let one = idle.pop(); one !== undefined; one = idle.pop()) {
      clearTimeout(one.timer);
      if (one.session.isOpen) return one.session;
    }
    return undefined;
  };
  const giveBack = (session: SmtpSession) => {
    if (!session.isOpen) return;
    if (session.sent >= mailsPerConnection) return session.close();
    const timer = setTimeout(() => {
      idle.splice(
        idle.findIndex((one) => one.session === session),
        1,
      );
      session.close();
    }, idleMs);
    timer.unref();
    idle.push({ session, timer });
  };
  const sendFresh = async (mail: ReadyMail): Promise<AttemptResult> => {
    const session = await SmtpSession.open(server, timeouts);
    if (!(session instanceof SmtpSession)) return session;
    const result = await session.send(mail);
    giveBack(session);
    return result;
  };
  const sendNow = async (mail: ReadyMail): Promise<AttemptResult> => {
    const used = takeIdle();
    if (used === undefined) return sendFresh(mail);
    const result = await used.send(mail);
    giveBack(used);
    // The server may have ended the connection while it was idle; it cannot have taken the mail.
    return result.kind === "unreached" ? sendFresh(mail) : result;
  };
  return {
    async send(mail) {
      if (busy >= connectionsMax) await new Promise<void>((resolve) => waiting.push(resolve));
      else busy += 1;
      try {
        return await sendNow(mail);
      } finally {
        const next = waiting.shift();
        if (next === undefined) busy -= 1;
        else next();
      }
    },
    close() {
      for (const { session, timer } of idle.splice(0)) {
        clearTimeout(timer);
        session.close();
      }
    },
  };
}

/** Shows mails instead of sending them, for development: the link stands in the log. */
export function logTransport(write: (text: string) => void): MailTransport {
  return {
    async send({ envelope, shown }) {
      write(`Mail to ${envelope.to}: ${shown.subject}\n${shown.text}`);
      return { kind: "accepted", code: 250 };
    },
    close: () => undefined,
  };
}
