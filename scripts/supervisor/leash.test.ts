import { spawn } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { commandOf } from "../instance";

const leash = path.join(import.meta.dirname, "leash.ts");

/** A supervisor of its own process, which starts one child and tells its number. */
const supervisor = (isLeashed: boolean) => `
  const { spawn } = require("node:child_process");
  const args = ["--disable-warning=ExperimentalWarning", "--import", ${JSON.stringify(leash)}, "-e", "setInterval(() => {}, 1000); console.log(1)"];
  const env = { ...process.env, ${isLeashed ? 'HALEN_DESK_LEASH: "1"' : ""} };
  const child = spawn(process.execPath, args, { detached: true, env, stdio: ["ignore", "pipe", "inherit", "pipe"] });
  child.stdout.once("data", () => console.log(child.pid));
`;

async function startAndKill(isLeashed: boolean): Promise<number> {
  const parent = spawn(process.execPath, ["-e", supervisor(isLeashed)], { stdio: ["ignore", "pipe", "inherit"] });
  const pid = await new Promise<number>((resolve) => parent.stdout.once("data", (text) => resolve(Number(text))));
  expect(commandOf(pid)).toContain("setInterval");
  parent.kill("SIGKILL");
  return pid;
}

test("a supervisor that is killed leaves no process behind", async () => {
  const pid = await startAndKill(true);
  await expect.poll(() => commandOf(pid), { timeout: 5_000 }).toBe("");
});

test("control: without the leash the process would live on", async () => {
  const pid = await startAndKill(false);
  await new Promise((resolve) => setImmediate(resolve));
  expect(commandOf(pid)).toContain("setInterval");
  process.kill(pid, "SIGKILL");
});
