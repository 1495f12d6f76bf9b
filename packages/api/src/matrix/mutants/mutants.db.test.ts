import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../../..", import.meta.url));
const config = fileURLToPath(new URL("vitest.config.ts", import.meta.url));

/** The mutants need every file of core built anew with its switches, so they run in a process of their own. */
function runMutants(): Promise<{ code: number | null; output: string }> {
  const child = spawn("pnpm", ["exec", "vitest", "run", "--config", config], {
    cwd: root,
    env: { ...process.env, NO_COLOR: "1", VITEST: undefined, VITEST_POOL_ID: undefined, VITEST_WORKER_ID: undefined },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += String(chunk)));
  child.stderr.on("data", (chunk) => (output += String(chunk)));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, output })));
}

test("R8, R9: with any one authorization check or workspace condition removed, the matrix fails", async () => {
  const { code, output } = await runMutants();
  process.stdout.write(`${/mutants: .*/u.exec(output)?.[0] ?? output}\n`);
  expect(code, output).toBe(0);
}, 600_000);
