import type { DeliveryView } from "@desk/contracts/ticket";
import { type DeliveryState, deliveryStates } from "@desk/contracts/words";
import { expect, test } from "vitest";
import { deliveryState, isWaitingAgain, mayBeTwice, needsCare, troubleWords } from "./delivery-state";

const to = (state: DeliveryState, change: Partial<DeliveryView> = {}): DeliveryView => ({
  id: state,
  address: "ana@riders.example",
  role: "to",
  state,
  reason: null,
  attempts: 1,
  lostAttempts: 0,
  nextAttemptAt: null,
  sentAt: null,
  ...change,
});

test("CV-19: a message is as far as the recipient who is worst off", () => {
  expect(deliveryState([to("delivered"), to("sent")])).toBe("sent");
  expect(deliveryState([to("delivered"), to("bounced"), to("queued")])).toBe("bounced");
  expect(deliveryState([to("sent"), to("uncertain")])).toBe("uncertain");
  expect(deliveryState([to("delivered"), to("cancelled")])).toBe("delivered");
  expect(deliveryState([])).toBeNull();
});

test("every state has a place in the order", () => {
  for (const state of deliveryStates) expect(deliveryState([to(state)])).toBe(state);
});

test("CV-19: what failed, came back or is uncertain asks for a person; a later attempt does not", () => {
  expect(deliveryStates.filter((state) => needsCare(to(state)))).toEqual(["bounced", "failed", "uncertain"]);
  expect(isWaitingAgain(to("queued", { attempts: 2 }))).toBe(true);
  expect(isWaitingAgain(to("queued", { attempts: 0 }))).toBe(false);
});

test("a lost attempt is told only once the mail was taken for certain", () => {
  expect(mayBeTwice(to("sent", { lostAttempts: 1 }))).toBe(true);
  expect(mayBeTwice(to("sending", { lostAttempts: 1 }))).toBe(false);
  expect(mayBeTwice(to("sent"))).toBe(false);
});

test("the reason is said in the mail server's words when it gave one", () => {
  expect(troubleWords({ state: "failed", reason: "552 Mailbox full" })).toBe("552 Mailbox full.");
  expect(troubleWords({ state: "bounced", reason: null })).toBe("The report names no reason.");
  expect(troubleWords({ state: "uncertain", reason: null })).toMatch(/arrived or not/u);
});
