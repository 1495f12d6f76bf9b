import { expect, test } from "vitest";
import { addToast, dropToast, emptyQueue, passTime, type ToastInput, type ToastQueue, toToast } from "./toast-queue";

function queueOf(...inputs: readonly (ToastInput & { id: string })[]): ToastQueue {
  return inputs.reduce((queue, input) => addToast(queue, toToast(input, input.id)), emptyQueue);
}

const said = (id: string) => ({ id, message: id });
const failed = (id: string) => ({ id, message: id, tone: "danger" as const });
const ids = (toasts: readonly { id: string }[]) => toasts.map((toast) => toast.id);

test("at most three are shown; a fourth pushes out the oldest that would have gone anyway", () => {
  expect(ids(queueOf(said("a"), said("b"), said("c"), said("d")).shown)).toEqual(["b", "c", "d"]);
});

test("an error is never pushed out by news", () => {
  expect(ids(queueOf(failed("a"), said("b"), said("c"), said("d")).shown)).toEqual(["a", "c", "d"]);
});

test("behind three errors the next waits until one is dismissed, and does not age meanwhile", () => {
  const full = queueOf(failed("a"), failed("b"), failed("c"), said("d"));
  expect(ids(full.shown)).toEqual(["a", "b", "c"]);
  const later = passTime(full, 60_000);
  expect(later.expired).toEqual([]);
  expect(dropToast(later.queue, "b").shown.at(-1)).toMatchObject({ id: "d", leftMs: 6_000 });
});

test("news stays 6 s, an undo 10 s, an error until dismissed", () => {
  const queue = queueOf(said("news"), { ...said("undo"), isUndo: true }, failed("error"));
  expect(ids(passTime(queue, 5_999).queue.shown)).toEqual(["news", "undo", "error"]);
  const six = passTime(queue, 6_000);
  expect(ids(six.expired)).toEqual(["news"]);
  expect(ids(passTime(six.queue, 4_000).queue.shown)).toEqual(["error"]);
});

test("time that does not pass, as under the pointer, removes nothing", () => {
  expect(passTime(queueOf(said("a")), 0).queue.shown).toHaveLength(1);
});

test("the same id replaces its toast in place and starts its time again", () => {
  const aged = passTime(queueOf(said("a"), said("b")), 4_000).queue;
  const again = addToast(aged, toToast({ message: "newer" }, "a"));
  expect(ids(again.shown)).toEqual(["a", "b"]);
  expect(again.shown[0]).toMatchObject({ message: "newer", leftMs: 6_000 });
});

test("a toast that runs on keeps its time under the pointer, the others wait", () => {
  const queue = queueOf(said("news"), { ...said("mail"), runsOn: true, durationMs: 10_000 });
  const held = passTime(queue, 9_000, true).queue;
  expect(held.shown.map(({ leftMs }) => leftMs)).toEqual([6_000, 1_000]);
  expect(ids(passTime(held, 1_000, true).expired)).toEqual(["mail"]);
});
