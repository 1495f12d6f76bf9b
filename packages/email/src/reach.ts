import { resolveTxt as systemResolveTxt } from "node:dns/promises";
import type { ConnectionOptions } from "node:tls";
import { mailboxOAuthPath } from "@desk/contracts/mailbox";
import type { MailReach, OpenOutgoing } from "@desk/core/mail/mailbox";
import { connectGuarded, type HostGuard } from "@desk/core/net";
import { type OAuthSettings, oauthClients } from "./oauth/clients";
import { oauthReach } from "./oauth/reach";
import { type ResolveTxt, testDomain } from "./probe/domain";
import { findProbe, testIncoming } from "./probe/incoming";
import { testOutgoing } from "./probe/outgoing";
import type { SmtpServer } from "./smtp-server-address";

export type MailReachOptions = {
  guard: HostGuard;
  publicUrl: string;
  oauth: OAuthSettings;
  now: () => Date;
  /** The server of SMTP_URL; null when there is none. */
  installation: SmtpServer | null;
  resolveTxt?: ResolveTxt;
  tls?: ConnectionOptions;
};

/** What a process is given that reaches mail servers and providers. */
export function createMailReach(options: MailReachOptions): MailReach {
  const { guard, publicUrl, now, installation, resolveTxt = systemResolveTxt } = options;
  const probing = { guard, ...(options.tls === undefined ? {} : { tls: options.tls }) };
  return {
    oauth: oauthReach({
      clients: oauthClients(options.oauth),
      redirectUrl: new URL(mailboxOAuthPath, publicUrl).toString(),
      guard,
      now,
    }),
    testIncoming: (server) => testIncoming(server, probing),
    async testOutgoing(server, probe) {
      const to = server === null ? installation : outgoingServer(server, guard);
      if (to !== null) return testOutgoing(to, probe);
      return [
        {
          name: "connect_outgoing",
          ok: false,
          words: "This installation has no mail server of its own: set SMTP_URL.",
        },
      ];
    },
    findProbe: (server, messageId) => findProbe(server, messageId, probing),
    testDomain: (address) => testDomain(address, resolveTxt),
  };
}

/** A host that somebody typed in is connected to through the guard. */
const outgoingServer = ({ host, port, security, credentials }: OpenOutgoing, guard: HostGuard): SmtpServer => ({
  host,
  port,
  security,
  signIn: credentials,
  connect: (host, port, timeoutMs) => connectGuarded(guard, { host, port, timeoutMs }),
});
