import type { Ctx } from "@desk/core/context";
import type { Visitor } from "@desk/core/session";

export type SignInChoices = { password: boolean; magicLink: boolean; oidc: { id: string; name: string }[] };

/** What a caller without an account may rely on: the sign-in screens work with this alone. */
export type Guest = Visitor & {
  userAgent: string | null;
  /** Where people reach this installation; links in mails begin with it, whatever Host the request named. */
  publicUrl: string;
  /** What the sign-in page offers. */
  signInChoices: SignInChoices;
};

/** What a transport hands to every call of one request. */
export type ApiContext = {
  /** Null when nobody is signed in. */
  caller: Pick<Ctx, "db" | "workspaceId" | "actor" | "now" | "vault" | "mailReach"> | null;
  guest: Guest;
  requestId: string;
  /** Takes one call from the caller's allowance, or throws `limit_exceeded`. */
  spendCall: () => Promise<void> | void;
  /** Told of every error nobody planned for. */
  onUnexpected: (error: unknown, where: string) => void;
};
