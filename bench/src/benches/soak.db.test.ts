import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase } from "@desk/core/boot";
import { seedBench } from "@desk/core/seed";
import { cloneDatabase } from "@desk/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeDataSet } from "../data-set";
import { startInstance } from "../server";
import { bundleServer } from "../server-bundle";
import { root } from "../settings";
import { collectOnSignal, runSoak } from "./soak";

const isLong = process.env.LONG === "1";
const seconds = isLong ? 3_600 : 12;
// An hour of answers and changes of status moves thousands of tickets; each list still has to fill its page.
const tickets = isLong ? 40_000 : 2_000;
let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "halen-desk-soak-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

test(
  "K06: under steady load neither memory nor open files nor connections creep",
  async () => {
    const clone = await cloneDatabase();
    const opened = openDatabase({ url: clone.url, max: 2 });
    await seedBench(opened.db, { url: clone.url, tickets, seed: 1, now: new Date() });
    await opened.close();
    const instance = await startInstance({
      databaseUrl: clone.url,
      serverFile: await bundleServer(dir),
      flags: collectOnSignal,
    });
    try {
      const soak = await runSoak(await describeDataSet(clone.url, tickets), instance, seconds);
      if (isLong)
        writeFileSync(path.join(root, "docs", "performance", "soak.json"), `${JSON.stringify(soak, null, 2)}\n`);
      expect(soak).toMatchObject({ errors: 0, firstError: null });
      expect(soak.last.files).toBeLessThanOrEqual(soak.first.files + 20);
      expect(soak.last.connections).toBeLessThanOrEqual(10);
      // A few seconds say nothing about a slope; an hour does.
      if (isLong) expect(soak.memoryMbPerHour).toBeLessThan(20);
    } finally {
      await instance.stop();
      await clone.drop();
    }
  },
  (seconds + 120) * 1_000,
);
