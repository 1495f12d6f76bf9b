import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleServer } from "../server-bundle";
import { root } from "../settings";
import { runKills } from "./crash";

let dir = "";
let serverFile = "";
const log = () => undefined;
const isLong = process.env.LONG === "1";
const size = isLong
  ? { serverKills: 10, databaseKills: 10, writes: 20_000 }
  : { serverKills: 2, databaseKills: 2, writes: 400 };
const timeoutMs = isLong ? 1_800_000 : 180_000;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "halen-desk-server-"));
  serverFile = await bundleServer(dir);
}, 60_000);
afterAll(() => rm(dir, { recursive: true, force: true }));

test(
  "R1, J01, J02: kill -9 of the server and of all of PostgreSQL under load loses no acknowledged write",
  async () => {
    const run = await runKills({ ...size, isAsynchronous: false, serverFile, log });
    if (isLong)
      writeFileSync(path.join(root, "docs", "performance", "crash.json"), `${JSON.stringify(run, null, 2)}\n`);
    expect(run.acknowledged).toBeGreaterThanOrEqual(size.writes);
    expect(run).toMatchObject({ lost: 0, duplicates: 0, torn: 0, examples: [] });
    expect(run.worstRecoverySeconds.database).toBeLessThan(10);
  },
  timeoutMs,
);

test(
  "R1, control: with asynchronous commit forced on the role the same kills lose some",
  async () => {
    const run = await runKills({
      serverKills: 0,
      databaseKills: 1,
      writes: 200,
      isAsynchronous: true,
      serverFile,
      log,
    });
    expect(run.lost).toBeGreaterThan(0);
  },
  timeoutMs,
);
