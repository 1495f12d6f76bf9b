import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { SettingError } from "../env";
import { exitCodes } from "../outcome";

/** The benches are a program of their own, so that the product carries none of their dependencies. */
export function addBench(program: Command): void {
  program
    .command("bench [names...]")
    .description(
      "measure this machine: list create open reply status search memory mail-in mail-out (the default), crash; at several sizes: prepare growth limits plans w8 browser mixed w9",
    )
    .option("--tickets <number>", "size of the data set")
    .option("--seconds <number>", "how long each measurement runs")
    .option("--out <file>", "also write the JSON there")
    .option("--resume", "keep what the file of --out holds already")
    .option("--long", "the long form of crash and growth")
    .allowUnknownOption()
    .action(async () => {
      process.exitCode = await runBench(process.argv.slice(process.argv.indexOf("bench") + 1));
    });
}

function runBench(args: string[]): Promise<number> {
  const root = path.resolve(import.meta.dirname, "../../..");
  const main = path.join(root, "bench", "dist", "main.js");
  if (!existsSync(main)) {
    process.stderr.write(`desk: ${new SettingError(`${main} is not built. Run: pnpm build`).message}\n`);
    return Promise.resolve(exitCodes.usage);
  }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--enable-source-maps", main, ...args], { stdio: "inherit", cwd: root });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? exitCodes.failed));
  });
}
