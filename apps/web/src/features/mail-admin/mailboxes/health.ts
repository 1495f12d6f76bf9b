import type { MailboxView } from "@desk/contracts/mailbox";
import type { BadgeTone } from "@desk/ui/badge";

export type MailboxHealth = {
  word: string;
  tone: BadgeTone;
  /** What is wrong and what helps; null when nothing is. */
  alarm: string | null;
};

const dayMs = 86_400_000;
/** Three polls and a minute: enough for a reconnect that goes well. */
const lagMaxMs = (pollSeconds: number) => pollSeconds * 3_000 + 60_000;

type Known = Pick<
  MailboxView,
  | "isActive"
  | "incoming"
  | "outgoing"
  | "hasIncomingSecret"
  | "hasOutgoingSecret"
  | "lastError"
  | "lastFetchAt"
  | "pausedUntil"
  | "tokenExpiresAt"
>;

/** The state of a mailbox in one word, the worst first. */
export function healthOf(mailbox: Known, nowMs: number): MailboxHealth {
  const { incoming, lastError, lastFetchAt, pausedUntil, tokenExpiresAt } = mailbox;
  if (!mailbox.isActive) return { word: "Switched off", tone: "neutral", alarm: null };
  if (needsSignIn(mailbox))
    return { word: "Not signed in", tone: "danger", alarm: "Open the mailbox and sign in with its provider." };
  if (lastError !== null) return { word: "Failing", tone: "danger", alarm: lastError };
  // A renewed sign-in lives about an hour; one that is over means that renewing did not work.
  if (tokenExpiresAt !== null && Date.parse(tokenExpiresAt) < nowMs - dayMs / 24)
    return { word: "Sign-in ended", tone: "danger", alarm: "Sign in with the provider again." };
  if (pausedUntil !== null && Date.parse(pausedUntil) > nowMs)
    return {
      word: "Paused",
      tone: "warning",
      alarm:
        "So many automatic answers were asked for that they were stopped. Mail still comes in, and people's answers still leave.",
    };
  if (incoming.kind === "forward") return { word: "Ready", tone: "success", alarm: null };
  if (lastFetchAt === null) return { word: "Not read yet", tone: "neutral", alarm: null };
  if (nowMs - Date.parse(lastFetchAt) > lagMaxMs(incoming.pollSeconds))
    return {
      word: "Behind",
      tone: "warning",
      alarm: "It was not read for longer than it should be. Is the worker running?",
    };
  return { word: "Working", tone: "success", alarm: null };
}

/** Signs in with a provider and nobody has done so yet. */
export function needsSignIn({ incoming, outgoing, hasIncomingSecret, hasOutgoingSecret }: Known): boolean {
  if (incoming.kind === "imap" && incoming.auth === "oauth") return !hasIncomingSecret;
  return outgoing.kind === "smtp" && outgoing.auth === "oauth" && !hasOutgoingSecret;
}

/** The provider that this mailbox signs in with; null when it uses passwords. */
export function providerOf({ incoming, outgoing }: Pick<MailboxView, "incoming" | "outgoing">) {
  if (incoming.kind === "imap" && incoming.auth === "oauth") return incoming.provider;
  return outgoing.kind === "smtp" && outgoing.auth === "oauth" ? outgoing.provider : null;
}
