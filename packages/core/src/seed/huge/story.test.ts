import { expect, test } from "vitest";
import { hugeStoriesOf, longestTicket } from "./story";

const options = { tickets: 4_000, seed: 1 };
const stories = [...hugeStoriesOf(options)];

test("OP-07: tickets have seven messages, and one has as many as its size asks for", () => {
  const long = stories.filter(({ messages }) => messages.length !== 7);
  expect(long.map(({ messages }) => messages.length)).toEqual([40]);
  expect(longestTicket({ tickets: 1_000_000, seed: 1 }).messages).toBe(10_000);
});

test("OP-07: one customer has every twentieth ticket, and two hundred more have a quarter", () => {
  const asked = (from: number, to: number) =>
    stories.filter(({ requester: { index } }) => index >= from && index <= to).length / stories.length;
  expect(asked(0, 0)).toBeCloseTo(0.05, 1);
  expect(asked(1, 200)).toBeGreaterThan(0.22);
});

test("OP-07: twelve languages are written, in messages of some hundred bytes", () => {
  const codes = new Set(stories.map(({ requester }) => requester.email.slice(0, 2)));
  expect(codes.size).toBe(12);
  const texts = stories.flatMap(({ messages }) => messages.map(({ text }) => text));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / texts.length;
  expect(bytes).toBeGreaterThan(400);
  expect(bytes).toBeLessThan(700);
  expect(texts.join()).not.toMatch(/[{}]|undefined/u);
});

test("OP-07: the same seed tells the same stories, another one others", () => {
  const firstOf = (seed: number) => hugeStoriesOf({ tickets: 4_000, seed }).next().value;
  expect(firstOf(1)).toEqual(stories[0]);
  expect(firstOf(2)).not.toEqual(stories[0]);
});

test("OP-07: every message comes after the one before it, and the labels are in order", () => {
  for (const { messages, labels, assignedAt } of stories) {
    const times = messages.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(labels).toEqual(labels.toSorted((one, other) => one - other));
    if (assignedAt !== null) expect(assignedAt.getTime()).toBeLessThan(times[1] ?? 0);
  }
});
