import type { MailAddress } from "@desk/contracts/parsed-mail";
import type { Ctx } from "@desk/core/context";
import { openOutgoing } from "@desk/core/mail/mailbox";
import { connectGuarded, type HostGuard } from "@desk/core/net";
import type { SmtpServer } from "@desk/email/smtp-server-address";
import { type MailTransport, smtpTransport } from "@desk/email/transport";

/** The servers by which mail leaves. */
export type MailOut = {
  /** Null while SMTP_URL is not set: what leaves by it waits. */
  installation: { transport: MailTransport; from: MailAddress } | null;
  /** The mailbox's own server, or the installation's; null when that is not there. */
  of: (ctx: Ctx, mailboxId: string | null) => Promise<MailTransport | null>;
  close: () => void;
};

/** How long the settings of a mailbox are taken as they were. */
const knownMs = 20_000;

type Known = { key: string; transport: MailTransport | null; until: number };

/** Keeps one pool of connections for each server, and opens secrets only when it has to look again. */
export function createMailOut(installation: MailOut["installation"], guard: HostGuard): MailOut {
  const known = new Map<string, Known>();
  return {
    installation,
    async of(ctx, mailboxId) {
      if (mailboxId === null) return installation?.transport ?? null;
      const before = known.get(mailboxId);
      if (before !== undefined && before.until > Date.now()) return before.transport ?? installation?.transport ?? null;
      const server = await openOutgoing(ctx, mailboxId);
      const key = JSON.stringify(server);
      const isSame = before?.key === key;
      const transport = isSame ? before.transport : server === null ? null : smtpTransport(toServer(server, guard));
      if (!isSame) before?.transport?.close();
      known.set(mailboxId, { key, transport, until: Date.now() + knownMs });
      return transport ?? installation?.transport ?? null;
    },
    close() {
      for (const { transport } of known.values()) transport?.close();
      known.clear();
      installation?.transport.close();
    },
  };
}

type Own = NonNullable<Awaited<ReturnType<typeof openOutgoing>>>;

/** A host that somebody typed in is connected to through the guard. */
const toServer = ({ host, port, security, credentials }: Own, guard: HostGuard): SmtpServer => ({
  host,
  port,
  security,
  signIn: credentials,
  connect: (host, port, timeoutMs) => connectGuarded(guard, { host, port, timeoutMs }),
});
