import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { claimInstance, commandOf, readInstance, removeInstance, runningInstance } from "./instance";

let stateDir = "";
beforeEach(() => {
  stateDir = mkdtempSync(path.join(tmpdir(), "halen-desk-instance-"));
});
afterEach(() => rmSync(stateDir, { recursive: true }));

test("of two starts at once only one gets the state directory", () => {
  const record = { pid: 1, url: "http://localhost:3000", children: {} };
  expect(claimInstance(stateDir, record)).toBe(true);
  expect(claimInstance(stateDir, { ...record, pid: 2 })).toBe(false);
  expect(readInstance(stateDir)).toEqual(record);
  removeInstance(stateDir);
  expect(claimInstance(stateDir, record)).toBe(true);
});

test("a number that another program has by now is no running instance", () => {
  const parent = process.ppid;
  claimInstance(stateDir, { pid: parent, url: "http://localhost:3000", children: {} });
  expect(runningInstance(stateDir, "/elsewhere/dist/supervise.mjs")).toBeUndefined();
  const [program = ""] = commandOf(parent).split(" ");
  expect(runningInstance(stateDir, program)?.pid).toBe(parent);
});

test("a record that was cut off is no record", () => {
  writeFileSync(path.join(stateDir, "run.json"), '{"pid": 12');
  expect(readInstance(stateDir)).toBeUndefined();
});
