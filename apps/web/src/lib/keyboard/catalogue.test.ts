import { expect, test } from "vitest";
import { commandIds, entryOf } from "./catalogue";

const handled = commandIds.filter((id) => !entryOf(id).isNative);

test("no two commands of the one handler share a key", () => {
  const keys = handled.flatMap((id) => [...entryOf(id).keys]);
  expect(new Set(keys).size).toBe(keys.length);
});

test("the browser's own keys are never taken", () => {
  const keys = commandIds.flatMap((id) => [...entryOf(id).keys]);
  for (const taken of ["mod+f", "mod+r", "mod+t", "mod+w", "mod+l"]) expect(keys).not.toContain(taken);
});

test("a key that starts a sequence is no command by itself", () => {
  const keys = handled.flatMap((id) => [...entryOf(id).keys]);
  const starts = keys.filter((key) => key.includes(" ")).map((key) => key.split(" ")[0]);
  for (const start of starts) expect(keys).not.toContain(start);
});
