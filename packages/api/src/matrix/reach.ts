import type { MailReach } from "@desk/core/mail/mailbox";
import { createVault } from "@desk/core/secret";

export const vault = createVault("the AUTH_SECRET of the authorization matrix");

const nobody = () => Promise.reject(new Error("No issuer is asked here."));

/** Mail servers and issuers that are never asked: here only the rows decide. */
export const emptyReach: MailReach = {
  oauth: {
    providers: ["google"],
    redirectUrl: "https://desk.example/admin/mailboxes/oauth",
    authorizationUrl: ({ provider }) => `https://${provider}.example/authorize`,
    exchange: async () => ({ accessToken: "a", refreshToken: "r", accessExpiresAt: new Date("2030-01-01T00:00:00Z") }),
    refresh: nobody,
  },
  testIncoming: async () => [],
  testOutgoing: async () => [],
  findProbe: async () => false,
  testDomain: async () => [],
};

/** What the provider would send back after this person started to sign in for this mailbox. */
export const signInState = (mailboxId: string, actorId: string): string =>
  vault.seal(
    JSON.stringify({ mailboxId, actorId, verifier: "v", endsAt: Date.parse("2100-01-01T00:00:00Z") }),
    "mailbox sign-in",
  );
