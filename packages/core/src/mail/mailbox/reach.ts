import type {
  MailboxIncoming,
  MailboxOutgoing,
  MailboxTestStep,
  MailboxTestStepName,
  OAuthProvider,
} from "@desk/contracts/mailbox";

/** How to sign in, opened: handed to what connects and to nothing else. */
export type MailCredentials = { user: string; password: string } | { user: string; accessToken: string };
export type OpenIncoming = Extract<MailboxIncoming, { kind: "imap" }> & { credentials: MailCredentials };
export type OpenOutgoing = Extract<MailboxOutgoing, { kind: "smtp" }> & { credentials: MailCredentials };

export type OAuthTokens = {
  accessToken: string;
  accessExpiresAt: Date;
  /** Null when the provider keeps the one we have. */
  refreshToken: string | null;
};

/** The provider will not sign us in again, whatever we try: somebody has to. */
export class SignInEnded extends Error {
  override readonly name = "SignInEnded";
}

export type OAuthReach = {
  /** Those whose client id and secret are set. */
  providers: readonly OAuthProvider[];
  /** The page to which the provider leads back. */
  redirectUrl: string;
  authorizationUrl: (asked: { provider: OAuthProvider; state: string; challenge: string; user: string }) => string;
  exchange: (given: { provider: OAuthProvider; code: string; verifier: string }) => Promise<OAuthTokens>;
  /** Throws `SignInEnded` when only a new sign-in helps. */
  refresh: (given: { provider: OAuthProvider; refreshToken: string }) => Promise<OAuthTokens>;
};

export type Probe = { from: string; fromName: string; to: string; messageId: string };

/** What leaves the machine for the sake of a mailbox; made in `@desk/email` and given to a process by `Ctx`. */
export type MailReach = {
  oauth: OAuthReach;
  testIncoming: (server: OpenIncoming) => Promise<MailboxTestStep[]>;
  /** Null is the installation's own server. */
  testOutgoing: (server: OpenOutgoing | null, probe: Probe) => Promise<MailboxTestStep[]>;
  /** Whether the probe lies in one of the folders already. */
  findProbe: (server: OpenIncoming, messageId: string) => Promise<boolean>;
  testDomain: (address: string) => Promise<MailboxTestStep[]>;
};

export const failed = (name: MailboxTestStepName, words: string): MailboxTestStep => ({ name, ok: false, words });
