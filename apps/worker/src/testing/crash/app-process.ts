import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { bundleApp } from "@desk/config/bundle";

export type App = "worker" | "server" | "cli";
const appDir = (app: App): string => fileURLToPath(new URL(`../../../../${app}`, import.meta.url));
const migrations = fileURLToPath(new URL("../../../../../packages/db/migrations", import.meta.url));
/** Beside its main file an app may need the thread that parses; ours has the control as well. */
const threads = { "parse-thread": "@desk/email/parse/thread" };

export type Bundle = { fileOf: (name: string) => string; remove: () => Promise<void> };

/** Builds an app from the sources as they are now, as its own build does. */
export async function bundleOf(app: App, more: Record<string, string> = {}): Promise<Bundle> {
  const outdir = await mkdtemp(path.join(tmpdir(), `halen-desk-${app}-`));
  await bundleApp(appDir(app), { outdir, threads: app === "server" ? more : { ...threads, ...more } });
  return {
    fileOf: (name) => path.join(outdir, `${name}.js`),
    remove: () => rm(outdir, { recursive: true, force: true }),
  };
}

export type AppProcess = { kill: () => Promise<void>; stop: () => Promise<number | null>; output: () => string };
export type AppSettings = Record<string, string>;

export const appSecret = "k9Xv2mQ7pLw4zR8tB3nY6hJ1cF5gD0sA";
const outputMax = 20_000;

/** What every app of an installation is told, and nothing of what the tests run in. */
export const appEnvironment = (file: string, settings: AppSettings): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  NODE_ENV: "production",
  MIGRATIONS_DIR: migrations,
  AUTH_SECRET: appSecret,
  PRIVATE_HOSTS_ALLOWED: "127.0.0.1",
  METRICS_PORT: "",
  FILES_DIR: path.dirname(file),
  PUBLIC_URL: "http://127.0.0.1:3000",
  ...settings,
});

/** Starts a built file as a process of its own and resolves when it says that it is ready. */
export async function startApp(file: string, settings: AppSettings, ready: string): Promise<AppProcess> {
  const child = spawn(process.execPath, [file], {
    env: appEnvironment(file, settings),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const exit = once(child, "exit").then(([code]): number | null => (typeof code === "number" ? code : null));
  const isReady = new Promise<true>((resolve) => {
    const read = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-outputMax);
      if (output.includes(ready)) resolve(true);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
  });
  const begun = await Promise.race([isReady, exit]);
  if (begun !== true) throw new Error(`${path.basename(file)} ended with ${begun} before it was ready:\n${output}`);
  return {
    kill: async () => void (await end(child, exit, "SIGKILL")),
    stop: () => end(child, exit, "SIGTERM"),
    output: () => output,
  };
}

async function end<T extends number | null>(child: ChildProcess, exit: Promise<T>, signal: NodeJS.Signals): Promise<T> {
  child.kill(signal);
  return exit;
}
