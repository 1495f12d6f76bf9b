import type { EventView, MessageView } from "@desk/contracts/ticket";
import { expect, test } from "vitest";
import { eventWords } from "./event-words";
import { threadItems } from "./thread-items";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 9, minute)).toISOString();
const message = (seq: number): MessageView => ({
  id: `m${seq}`,
  seq,
  kind: "reply",
  channel: "email",
  author: { kind: "customer", id: null, name: "Ana" },
  text: "Hello",
  html: null,
  attachments: [],
  quotedAt: null,
  isProposed: false,
  mail: null,
  createdAt: at(seq * 2),
});
const event = (minute: number, type = "ticket.assigned"): EventView => ({
  id: `e${minute}`,
  seq: minute,
  type,
  actor: { kind: "agent", id: null, name: "Grace" },
  data: {},
  createdAt: at(minute),
});
const thread = (count: number, events: EventView[] = []) => ({
  messages: Array.from({ length: count }, (_, seq) => message(seq)),
  events,
  hasOlder: false,
});

test("messages and events stand in order of time, and a message's own event is not told twice", () => {
  const items = threadItems(thread(2, [event(1), event(2, "message.replied")]), false);
  expect(items.map((item) => item.key)).toEqual(["m0", "e1", "m1"]);
});

test("a long history shows the first message, a fold and the last three", () => {
  const items = threadItems(thread(9, [event(5), event(7)]), false);
  expect(items.map((item) => item.key)).toEqual(["m0", "fold", "m6", "m7", "m8"]);
  expect(items[1]).toMatchObject({ messages: 5, events: 2 });
});

test("an unfolded or short history shows everything", () => {
  expect(threadItems(thread(9), true)).toHaveLength(9);
  expect(threadItems(thread(6), false)).toHaveLength(6);
});

test("a change of labels says what came and what went", () => {
  const change = { ...event(1, "ticket.labels_changed"), data: { field: "labels", old: ["airport"], new: ["refund"] } };
  expect(eventWords(change)).toBe("added label refund, removed label airport");
});
