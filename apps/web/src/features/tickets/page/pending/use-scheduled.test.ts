import type { ScheduledView } from "@desk/contracts/outgoing";
import { expect, test } from "vitest";
import { refetchAfterMs } from "./use-scheduled";

const now = Date.parse("2026-11-22T09:00:00.000Z");
const sendingIn = (seconds: number, state: ScheduledView["state"] = "waiting"): ScheduledView => ({
  id: "s",
  ticket: { id: "t", number: 1, subject: "Bag" },
  author: { id: "u", name: "Grace" },
  kind: "held",
  state,
  sendAt: new Date(now + seconds * 1_000).toISOString(),
  reason: null,
  text: "Found.",
  html: null,
  createdAt: new Date(now).toISOString(),
  isMine: true,
});

test("a message about to leave is looked after each second, one far off when its time comes, at most 20 s apart", () => {
  expect(refetchAfterMs([sendingIn(1)], now)).toBe(1_000);
  expect(refetchAfterMs([sendingIn(-5)], now)).toBe(1_000);
  expect(refetchAfterMs([sendingIn(10), sendingIn(3_600)], now)).toBe(10_000);
  expect(refetchAfterMs([sendingIn(3_600)], now)).toBe(20_000);
});

test("what was stopped or is not there asks for no haste", () => {
  expect(refetchAfterMs([], now)).toBe(20_000);
  expect(refetchAfterMs([sendingIn(-5, "cancelled")], now)).toBe(20_000);
});
