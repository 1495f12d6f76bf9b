import { CreateMailbox, defaultMailboxSettings } from "@desk/contracts/mailbox";
import { expect, test } from "vitest";
import { emptyDraft, inputOf } from "./draft";
import { healthOf } from "./health";
import { withPreset } from "./presets";

const now = Date.parse("2026-11-22T12:00:00Z");
const at = (minutesAgo: number) => new Date(now - minutesAgo * 60_000).toISOString();
const { incoming, outgoing } = CreateMailbox.parse({
  ...inputOf({ ...withPreset({ ...emptyDraft, name: "Help", address: "help@nawa.example" }, "fastmail") }),
  settings: defaultMailboxSettings,
});
const mailbox = {
  isActive: true,
  incoming,
  outgoing,
  hasIncomingSecret: true,
  hasOutgoingSecret: true,
  lastError: null,
  lastFetchAt: at(1),
  pausedUntil: null,
  tokenExpiresAt: null,
};

test("a mailbox says in one word how it is, the worst first", () => {
  const word = (change: Partial<typeof mailbox> | Record<string, unknown>) =>
    healthOf({ ...mailbox, ...change } as typeof mailbox, now).word;
  expect(word({})).toBe("Working");
  expect(word({ lastFetchAt: at(30) })).toBe("Behind");
  expect(word({ pausedUntil: at(-5), lastFetchAt: at(30) })).toBe("Paused");
  expect(word({ pausedUntil: at(5) })).toBe("Working");
  expect(word({ lastError: "The password was refused.", pausedUntil: at(-5) })).toBe("Failing");
  expect(word({ lastError: "x", isActive: false })).toBe("Switched off");
  expect(word({ lastFetchAt: null })).toBe("Not read yet");
  expect(word({ incoming: { kind: "forward" }, lastFetchAt: null })).toBe("Ready");
  expect(word({ tokenExpiresAt: at(90) })).toBe("Sign-in ended");
  expect(word({ incoming: { ...incoming, auth: "oauth", provider: "google" }, hasIncomingSecret: false })).toBe(
    "Not signed in",
  );
});
