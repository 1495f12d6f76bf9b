import type { Ctx } from "@desk/core/context";

/** What a caller without an account may rely on: the sign-in screens work with this alone. */
export type Guest = {
  db: Ctx["db"];
  now: Ctx["now"];
  /** The caller's address, taken from forwarding headers only behind a proxy we were told to trust. */
  address: string;
  userAgent: string | null;
  /** Where people reach this installation; links in mails begin with it, whatever Host the request named. */
  publicUrl: string;
  /** Ways to sign in with an account kept elsewhere. */
  oidcProviders: readonly { id: string; name: string }[];
};

/** What a transport hands to every call of one request. */
export type ApiContext = {
  /** Null when nobody is signed in. */
  caller: Ctx | null;
  guest: Guest;
  requestId: string;
  /** Takes one call from the caller's allowance, or throws `limit_exceeded`. */
  spendCall: () => Promise<void> | void;
  /** Told of every error nobody planned for. */
  onUnexpected: (error: unknown, where: string) => void;
};
