import { spawnSync } from "node:child_process";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { tortureMails } from "../testing/torture-mails";
import { createMailParser } from "./mail-parser";

const script = path.resolve(import.meta.dirname, "../testing/parse-once.mjs");
const rows: { name: string; ms: number; memoryMb: number; bytes: number }[] = [];

afterAll(() => {
  for (const { name, ms, memoryMb, bytes } of rows)
    console.log(
      `${name.padEnd(40)} ${(bytes / 1_048_576).toFixed(1).padStart(6)} MiB ${ms.toFixed(0).padStart(6)} ms ${memoryMb.toFixed(0).padStart(5)} MiB`,
    );
  const worst = (of: (row: (typeof rows)[number]) => number) => Math.max(...rows.map(of)).toFixed(0);
  console.log(`C18: ${rows.length} mails, worst ${worst((row) => row.ms)} ms, ${worst((row) => row.memoryMb)} MiB`);
});

test.each(Object.entries(tortureMails))("C18: %s", { timeout: 60_000 }, (name, build) => {
  const input = Buffer.from(build(), "latin1");
  const run = spawnSync(process.execPath, [script], { input, maxBuffer: 10_000_000 });
  expect(run.status, run.stderr.toString().slice(-2_000)).toBe(0);
  const { ms, memoryMb } = JSON.parse(run.stdout.toString()) as { ms: number; memoryMb: number };
  rows.push({ name, ms, memoryMb, bytes: input.length });
  expect(ms).toBeLessThanOrEqual(2_000);
  expect(memoryMb).toBeLessThanOrEqual(256);
});

test("C18: one thread reads them all one after the other and lives", { timeout: 120_000 }, async () => {
  const parser = createMailParser({ threads: 1, timeoutMs: 10_000, memoryMb: 256 });
  for (const [name, build] of Object.entries(tortureMails)) {
    const mail = await parser.parse(Buffer.from(build(), "latin1"));
    expect(mail.from[0]?.address, name).toBe("a@torture.example");
  }
  await parser.close();
});
