import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { endLeftovers, runningInstance } from "./instance.ts";
import { parseStartOptions, type StartOptions, startHelp } from "./options.ts";
import { isPortFree, nextFreePort } from "./port.ts";
import { build, installDependencies } from "./prepare.ts";
import { deleteState } from "./state.ts";

const startedAt = Date.now() - process.uptime() * 1000;
const root = path.resolve(import.meta.dirname, "..");
const stateDir = path.resolve(process.env.HALEN_DESK_DATA ?? path.join(root, ".data"));
const supervisor = path.join(root, "dist", "supervise.mjs");

await main();

/** Everything that happens once; then this process becomes the supervisor, so that nothing idle stays in memory. */
async function main(): Promise<void> {
  if (existsSync(path.join(root, ".env"))) process.loadEnvFile(path.join(root, ".env"));
  const options = parseStartOptions(process.argv.slice(2), process.env);
  if (options === "help") return console.log(startHelp);
  if ("complaint" in options) stop(`${options.complaint}\n\n${startHelp}`, 2);

  console.log(`Halen Desk on Node ${process.version}`);
  mkdirSync(stateDir, { recursive: true });
  const running = runningInstance(stateDir, supervisor);
  if (running) stop(`It already runs at ${running.url} (process ${running.pid}). Stop that one first.`);
  const leftovers = endLeftovers(stateDir, root);
  if (leftovers.length > 0) console.log(`Ended ${leftovers.join(", ")}, left behind by a run that was killed.`);
  if (!(await isPortFree(options.port))) {
    const free = await nextFreePort(options.port + 1);
    stop(`Port ${options.port} is in use by another program. Try: ./start.sh --port ${free}`);
  }
  if (options.isReset) await resetState(options);

  prepare(options);
  becomeSupervisor(options);
}

function prepare(options: StartOptions): void {
  try {
    installDependencies(root);
    console.log("Building what has changed …");
    build(root, options.isDev ? ["@desk/cli", "//"] : []);
  } catch (error) {
    stop(error instanceof Error ? error.message : String(error));
  }
}

async function resetState({ isConfirmed }: StartOptions): Promise<void> {
  if (process.env.DATABASE_URL) stop("--reset only deletes local data; DATABASE_URL points to a database of your own.");
  if (!isConfirmed) {
    if (!process.stdin.isTTY) stop("--reset deletes every ticket and file of this install. Add --yes to confirm.");
    const prompt = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await prompt.question("Delete every ticket, file and account of this install? [y/N] ");
    prompt.close();
    if (!/^y(es)?$/i.test(answer.trim())) stop("Nothing was deleted.");
  }
  deleteState(stateDir);
}

function becomeSupervisor(options: StartOptions): void {
  const env = {
    ...process.env,
    PORT: String(options.port),
    HALEN_DESK_DATA: stateDir,
    HALEN_DESK_STARTED_AT: String(startedAt),
    HALEN_DESK_MODE: options.isDev ? "development" : "production",
    HALEN_DESK_DEMO: options.isEmpty ? "0" : "1",
  };
  // A small young generation: the supervisor only passes log lines on.
  process.execve?.(process.execPath, [process.execPath, "--max-semi-space-size=1", supervisor], env);
}

function stop(message: string, code = 1): never {
  console.error(`halen-desk: ${message}`);
  process.exit(code);
}
