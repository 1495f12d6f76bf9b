import fc from "fast-check";
import { expect, test } from "vitest";
import { isDeadAddress, type SmtpStage } from "./dead-address";
import { type AttemptResult, attemptsMax, backOffSeconds, decideDelivery } from "./decide";

const stages: readonly SmtpStage[] = ["connection", "sender", "recipient", "content"];
const results: readonly AttemptResult[] = [
  { kind: "accepted", code: 250 },
  ...stages.flatMap((stage) =>
    [421, 450, 451, 452, 550, 552, 554].map(
      (code): AttemptResult => ({ kind: "refused", code, stage, response: `${code} no` }),
    ),
  ),
  { kind: "unreached", reason: "no route" },
  { kind: "unanswered", reason: "silence" },
  { kind: "lost" },
  { kind: "unsendable", reason: "gone" },
  { kind: "postponed", reason: "switched off" },
];
const attempts = Array.from({ length: attemptsMax + 1 }, (_, index) => index + 1);

/** What the server may have, whatever it said. */
const mayHaveIt = ({ kind }: AttemptResult) => kind === "accepted" || kind === "unanswered" || kind === "lost";

test("J04: every result has the state it was promised, at every attempt and after every loss", () => {
  for (const result of results)
    for (const tries of attempts)
      for (const lostAttempts of [0, 1, 2]) {
        const decided = decideDelivery({ attempts: tries, lostAttempts }, result);
        const told = JSON.stringify({ result, tries, lostAttempts, decided });
        const isFinal = result.kind === "refused" && result.code >= 500 && result.stage !== "connection";
        const isOver = tries >= attemptsMax;
        if (result.kind === "accepted") expect(decided.state, told).toBe("sent");
        else if (result.kind === "unsendable" || isFinal) expect(decided.state, told).toBe("failed");
        else if (result.kind === "unanswered") expect(decided.state, told).toBe("uncertain");
        else if (result.kind === "lost") expect(decided.state, told).toBe(lostAttempts === 0 ? "queued" : "uncertain");
        else if (result.kind === "postponed") expect(decided.state, told).toBe("queued");
        else expect(decided.state, told).toBe(isOver ? "failed" : "queued");
        expect(decided.lostAttempts, told).toBe(
          lostAttempts + (mayHaveIt(result) && result.kind !== "accepted" ? 1 : 0),
        );
        expect(decided.retryAfterSeconds === null, told).toBe(decided.state !== "queued");
        expect(decided.reason === null, told).toBe(result.kind === "accepted");
      }
});

test("J03: whatever happens, what a server may have is sent again by itself at most once, and each time is counted", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...results), { maxLength: 60 }), (story) => {
      let tried = { attempts: 0, lostAttempts: 0 };
      let copies = 0;
      let losses = 0;
      for (const result of story) {
        const decided = decideDelivery({ ...tried, attempts: tried.attempts + 1 }, result);
        if (mayHaveIt(result)) copies += 1;
        if (mayHaveIt(result) && result.kind !== "accepted") losses += 1;
        tried = decided;
        expect(decided.lostAttempts).toBe(losses);
        if (decided.state !== "queued") break;
      }
      expect(copies).toBeLessThanOrEqual(2);
    }),
    { numRuns: 2_000 },
  );
});

test("a mail that keeps being put off for now is tried for about a day and then given up, in rising steps", () => {
  const waits = attempts.slice(0, -2).map(backOffSeconds);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits[0]).toBe(30);
  expect(Math.max(...waits)).toBe(4 * 3_600);
  const hours = waits.reduce((sum, seconds) => sum + seconds, 0) / 3_600;
  expect(hours).toBeGreaterThan(20);
  expect(hours).toBeLessThan(36);
});

test("being put off by a mailbox that is switched off costs no attempt", () => {
  const off = decideDelivery({ attempts: 3, lostAttempts: 0 }, { kind: "postponed", reason: "off" });
  expect(off).toMatchObject({ state: "queued", attempts: 2, retryAfterSeconds: 60 });
});

test.each([
  [550, "recipient", "550 5.1.1 <x@y.example>: Recipient address rejected: User unknown", true],
  [550, "recipient", "550 5.1.10 RESOLVER.ADR.RecipientNotFound", true],
  [550, "recipient", "550 5.2.1 The email account that you tried to reach is disabled", true],
  [551, "recipient", "551 No such user here", true],
  [553, "recipient", "553 unknown recipient", true],
  [550, "recipient", "550 5.7.1 Service unavailable; client host blocked", false],
  [552, "recipient", "552 5.2.2 mailbox full", false],
  [550, "recipient", "550 Administrative prohibition", false],
  [450, "recipient", "450 5.1.1 User unknown", false],
  [550, "content", "550 5.1.1 User unknown", false],
  [550, "sender", "550 5.1.1 no such user", false],
  [554, "recipient", "554 Transaction failed", false],
] as const)("EM-17: %i at %s, %s: dead address %s", (code, stage, response, isDead) => {
  expect(isDeadAddress({ code, stage, response })).toBe(isDead);
});
