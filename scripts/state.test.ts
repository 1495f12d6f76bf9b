import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { deleteState, installSecrets } from "./state";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), "halen-desk-state-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

test("secrets are random, long, kept, and readable by their owner alone", () => {
  const first = installSecrets(dir);
  expect(installSecrets(dir)).toEqual(first);
  expect(new Set(Object.values(first)).size).toBe(4);
  for (const secret of Object.values(first)) expect(secret.length).toBeGreaterThanOrEqual(43);
  expect(statSync(path.join(dir, "secrets.env")).mode & 0o777).toBe(0o600);
});

test("a reset deletes the data, also where it is only linked, and keeps the toolchain", async () => {
  const state = path.join(dir, "state");
  const outside = path.join(dir, "outside");
  mkdirSync(path.join(state, "toolchain"), { recursive: true });
  mkdirSync(outside);
  writeFileSync(path.join(outside, "PG_VERSION"), "18");
  symlinkSync(outside, path.join(state, "postgres"));
  installSecrets(state);
  deleteState(state);
  expect(existsSync(outside)).toBe(false);
  expect(existsSync(path.join(state, "secrets.env"))).toBe(false);
  expect(existsSync(path.join(state, "toolchain"))).toBe(true);
});
