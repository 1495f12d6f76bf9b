import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { seedOnFirstRun, signInHints, wasInterrupted } from "./first-run";

let stateDir = "";
beforeEach(() => {
  stateDir = mkdtempSync(path.join(tmpdir(), "halen-desk-first-run-"));
});
afterEach(() => rmSync(stateDir, { recursive: true }));

const demo = JSON.stringify({
  isNew: true,
  accounts: [{ email: "ana@nawa.example", password: "pass", role: "agent" }],
});

test("the demo company is made once, and its accounts are told at every start", async () => {
  let runs = 0;
  const seed = async () => {
    runs += 1;
    return demo;
  };
  await seedOnFirstRun(stateDir, true, seed);
  await seedOnFirstRun(stateDir, true, seed);
  expect(runs).toBe(1);
  expect(signInHints(stateDir)).toEqual(["  ana@nawa.example  pass  (agent)"]);
});

test("a seed that failed is tried again by the next start", async () => {
  await expect(seedOnFirstRun(stateDir, true, () => Promise.reject(new Error("no space left")))).rejects.toThrow(
    "space",
  );
  await seedOnFirstRun(stateDir, true, async () => demo);
  expect(signInHints(stateDir)).toHaveLength(1);
  expect(wasInterrupted(stateDir)).toBe(false);
});

test("an installation that began empty stays without the demo company", async () => {
  const seed = () => Promise.reject(new Error("must not run"));
  await seedOnFirstRun(stateDir, false, seed);
  await seedOnFirstRun(stateDir, true, seed);
  expect(signInHints(stateDir)).toEqual([]);
});
