import { spawnSync } from "node:child_process";
import { mkdtempSync, utimesSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { usingDatabase } from "@desk/core/testing/database";
import { expect, test, vi } from "vitest";
import { startHeartbeat } from "./heartbeat";

const pg = usingDatabase();
const file = path.join(mkdtempSync(path.join(tmpdir(), "halen-desk-heartbeat-")), "lives");
const script = path.resolve(import.meta.dirname, "../../../deploy/docker/healthcheck.mjs");
const check = () => spawnSync(process.execPath, [script], { env: { ROLE: "worker", HEALTH_FILE: file } }).status;

test("the container's check believes a worker that gives signs of life, and no other", async () => {
  expect(check()).toBe(1);
  const heartbeat = startHeartbeat({ db: pg.db, log: () => undefined }, file, 20);
  const first = await vi.waitFor(() => readFile(file, "utf8"));
  await vi.waitFor(async () => expect(await readFile(file, "utf8")).not.toBe(first));
  expect(check()).toBe(0);
  await heartbeat.stop();
  utimesSync(file, new Date(), new Date(Date.now() - 31_000));
  expect(check()).toBe(1);
});
