import type { DeliveryState } from "@desk/contracts/words";
import { isDeadAddress, type SmtpStage } from "./dead-address";

/** How one attempt ended. */
export type AttemptResult =
  | { kind: "accepted"; code: number }
  | { kind: "refused"; code: number; stage: SmtpStage; response: string }
  /** It ended before the server had the whole mail: it cannot have taken it. */
  | { kind: "unreached"; reason: string }
  /** The server had the whole mail and gave no answer. */
  | { kind: "unanswered"; reason: string }
  /** The worker died between its first byte and its note of the answer. */
  | { kind: "lost" }
  /** No mail can be made of it. */
  | { kind: "unsendable"; reason: string }
  /** Not its turn, through no fault of its own: a mailbox that is switched off. */
  | { kind: "postponed"; reason: string };

/** `attempts` counts the one that just ended. */
export type Tried = { attempts: number; lostAttempts: number };

export type Decision = {
  state: Extract<DeliveryState, "queued" | "sent" | "failed" | "uncertain">;
  attempts: number;
  lostAttempts: number;
  /** Null when it is not tried again by itself. */
  retryAfterSeconds: number | null;
  smtpCode: number | null;
  /** In words, for the log and the thread. */
  reason: string | null;
  /** The server says that nobody lives there: no further mail is tried. */
  isAddressDead: boolean;
};

/** With the waits below about 28 hours. */
export const attemptsMax = 15;
const lostMax = 1;
const postponedSeconds = 60;

/** 30 s, 1 min, 2 min … at most four hours. */
export const backOffSeconds = (attempts: number): number => Math.min(30 * 2 ** (attempts - 1), 4 * 3_600);

/**
 * What becomes of a mail after an attempt. A mail that the server may have is never sent again by itself, with one
 * exception that is counted: when a worker died, one retry with the same Message-ID.
 */
export function decideDelivery(tried: Tried, result: AttemptResult): Decision {
  const base: Decision = {
    state: "queued",
    ...tried,
    retryAfterSeconds: null,
    smtpCode: null,
    reason: null,
    isAddressDead: false,
  };
  switch (result.kind) {
    case "accepted":
      return { ...base, state: "sent", smtpCode: result.code };
    case "refused":
      return afterRefusal(base, result);
    case "unreached":
      return retry(base, result.reason);
    case "unanswered":
      return {
        ...base,
        state: "uncertain",
        lostAttempts: tried.lostAttempts + 1,
        reason: `${result.reason} The recipient may have it. Retry sends it again under the same Message-ID.`,
      };
    case "lost":
      return afterLoss(base);
    case "unsendable":
      return { ...base, state: "failed", reason: result.reason };
    case "postponed":
      return {
        ...base,
        attempts: Math.max(0, tried.attempts - 1),
        retryAfterSeconds: postponedSeconds,
        reason: result.reason,
      };
  }
}

type Refusal = Extract<AttemptResult, { kind: "refused" }>;

function afterRefusal(base: Decision, refusal: Refusal): Decision {
  const said = { ...base, smtpCode: refusal.code };
  // What a server says before it knows the mail is about us, such as a changed password: it can be put right.
  const isFinal = refusal.code >= 500 && refusal.stage !== "connection";
  if (!isFinal) return retry(said, refusal.response);
  return { ...said, state: "failed", reason: refusal.response, isAddressDead: isDeadAddress(refusal) };
}

function afterLoss(base: Decision): Decision {
  const counted = { ...base, lostAttempts: base.lostAttempts + 1 };
  if (counted.lostAttempts <= lostMax)
    return {
      ...counted,
      retryAfterSeconds: 0,
      reason: "The worker stopped while it was sending; it is tried once more.",
    };
  return {
    ...counted,
    state: "uncertain",
    reason: "The worker stopped again while it was sending. The recipient may have it. Retry sends it again.",
  };
}

function retry(base: Decision, reason: string): Decision {
  if (base.attempts >= attemptsMax)
    return { ...base, state: "failed", reason: `Given up after ${base.attempts} attempts. ${reason}` };
  return { ...base, retryAfterSeconds: backOffSeconds(base.attempts), reason };
}
