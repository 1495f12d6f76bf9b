import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { StageResult } from "../test.ts";
import { root } from "./run.ts";

/** Keeps what a long run found, with the machine it ran on; the tests add files of their own beside it. */
export function writeLongReport(stages: StageResult[]): void {
  const dir = path.join(root, "docs", "performance");
  const report = {
    at: new Date().toISOString(),
    machine: { cpu: os.cpus()[0]?.model, cores: os.cpus().length, memoryGb: Math.round(os.totalmem() / 2 ** 30) },
    node: process.version,
    stages,
  };
  mkdirSync(dir, { recursive: true });
  writeFileSync(path.join(dir, "long-tests.json"), `${JSON.stringify(report, null, 2)}\n`);
}
