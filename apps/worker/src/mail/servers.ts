import type { MailAddress } from "@desk/contracts/parsed-mail";
import type { Ctx } from "@desk/core/context";
import { openOutgoing } from "@desk/core/mail/mailbox";
import { connectGuarded, type HostGuard } from "@desk/core/net";
import type { SmtpServer } from "@desk/email/smtp-server-address";
import { type MailTransport, smtpTransport } from "@desk/email/transport";

/** The servers by which mail leaves. */
export type MailOut = {
  /**
   * Null while SMTP_URL is not set: what leaves by it waits. One that only shows mails takes those of the product, with
   * their links; what is for customers waits rather than being told sent.
   */
  installation: { transport: MailTransport; from: MailAddress; isShownOnly?: boolean } | null;
  /** The mailbox's own server, or the installation's; null when that is not there. */
  of: (ctx: Ctx, mailboxId: string | null) => Promise<MailTransport | null>;
  close: () => void;
};

/** How long the settings of a mailbox are taken as they were. */
const knownMs = 20_000;

type Known = { key: string; transport: MailTransport | null };

/** Keeps one pool of connections for each server, and opens secrets only when it has to look again. */
export function createMailOut(installation: MailOut["installation"], guard: HostGuard): MailOut {
  const known = new Map<string, { until: number; server: Promise<Known> }>();
  const look = async (ctx: Ctx, mailboxId: string, before: Promise<Known> | undefined): Promise<Known> => {
    const was = await before?.catch(() => undefined);
    const server = await openOutgoing(ctx, mailboxId);
    const key = JSON.stringify(server);
    if (was?.key === key) return was;
    was?.transport?.close();
    return { key, transport: server === null ? null : smtpTransport(toServer(server, guard)) };
  };
  return {
    installation,
    async of(ctx, mailboxId) {
      if (mailboxId === null) return installation?.transport ?? null;
      const before = known.get(mailboxId);
      const isFresh = before !== undefined && before.until > Date.now();
      const server = isFresh ? before.server : look(ctx, mailboxId, before?.server);
      // All that ask meanwhile wait for the same answer; a failed one is asked again by the next.
      if (!isFresh) {
        known.set(mailboxId, { until: Date.now() + knownMs, server });
        server.catch(() => known.delete(mailboxId));
      }
      return (await server).transport ?? (installation?.isShownOnly ? null : (installation?.transport ?? null));
    },
    close() {
      for (const { server } of known.values())
        void server.then(
          ({ transport }) => transport?.close(),
          () => undefined,
        );
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
