import { writeFileSync } from "node:fs";
import { get } from "node:http";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort, releaseDataDir } from "@desk/db/embedded";
import { toEnvFile } from "./env-file.ts";
import { claimInstance, removeInstance, writeInstance } from "./instance.ts";
import { isPortFree } from "./port.ts";
import { deleteData, installSecrets } from "./state.ts";
import { runService, type Service } from "./supervisor/child.ts";
import { type Database, openDatabase } from "./supervisor/database.ts";
import { abortDesk, runDesk } from "./supervisor/desk-command.ts";
import { seedOnFirstRun, signInHints, wasInterrupted } from "./supervisor/first-run.ts";
import { log } from "./supervisor/log.ts";
import { serviceSpecs } from "./supervisor/services.ts";

const root = path.resolve(import.meta.dirname, "..");
const stateDir = process.env.HALEN_DESK_DATA ?? path.join(root, ".data");
const port = process.env.PORT ?? "3000";
const url = process.env.PUBLIC_URL ?? `http://localhost:${port}`;
const isDev = process.env.HALEN_DESK_MODE === "development";
const startedAt = Number(process.env.HALEN_DESK_STARTED_AT ?? Date.now());
const readyWithinMs = 120_000;

let database: Promise<Database> | undefined;
let services: Service[] = [];
let stopping: Promise<void> | undefined;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (stopping !== undefined) log("desk", "stopping already; one moment");
    else void stopAll().then(() => process.exit(0));
  });
}

startAll().catch(async (error: unknown) => {
  if (stopping !== undefined) return;
  log("desk", error instanceof Error ? error.message : String(error));
  await stopAll();
  process.exit(1);
});

async function startAll(): Promise<void> {
  if (!claimInstance(stateDir, { pid: process.pid, url, children: {} })) {
    console.error("halen-desk: another start of this checkout is under way.");
    process.exit(1);
  }
  const secrets = installSecrets(stateDir);
  if (wasInterrupted(stateDir) && !process.env.DATABASE_URL) {
    log("desk", "the first run was cut off; beginning again");
    await releaseDataDir(path.join(stateDir, "postgres"));
    deleteData(stateDir);
  }
  database = openDatabase(root, stateDir, secrets, log);
  const webPort = await freePort();
  const metricsPort = (await isPortFree(9464)) ? "9464" : "0";
  const env = sharedEnv(await database, { webPort, metricsPort, authSecret: secrets.AUTH_SECRET });
  const desk = (...args: string[]) => runDesk(root, args, env, (line) => log("desk", line));
  await desk("migrate", "--json");
  await seedOnFirstRun(stateDir, process.env.HALEN_DESK_DEMO !== "0", () => {
    log("desk", "making the demo company, once …");
    return desk("seed", "demo", "--json");
  });
  if (stopping !== undefined) return;

  services = serviceSpecs({ root, isDev, env, webPort }).map((spec) => runService(root, spec, log, recordInstance));
  recordInstance();
  await waitUntilReady();
  log("desk", `Halen Desk is ready at ${url} (after ${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  const hints = signInHints(stateDir);
  if (hints.length > 0) log("desk", "Sign in as one of the demo company:");
  for (const hint of hints) log("desk", hint);
}

type Chosen = { webPort: number; metricsPort: string; authSecret: string };

/** What every process of this instance is told; `./desk` reads the same from run.env. */
function sharedEnv({ url: appUrl, migrateUrl }: Database, chosen: Chosen): NodeJS.ProcessEnv {
  const { webPort, metricsPort, authSecret } = chosen;
  const own = {
    DATABASE_URL: appUrl,
    DATABASE_MIGRATE_URL: migrateUrl,
    PUBLIC_URL: url,
    NEXTAUTH_URL: url,
    PORT: port,
    WEB_URL: `http://127.0.0.1:${webPort}`,
    AUTH_SECRET: process.env.AUTH_SECRET ?? authSecret,
    NODE_ENV: isDev ? "development" : "production",
    FILES_DIR: process.env.FILES_DIR ?? path.join(stateDir, "files"),
    // Without a mail server the mails, sign-in links among them, are at least readable in the log.
    MAIL_LOG: process.env.MAIL_LOG ?? (process.env.SMTP_URL ? "0" : "1"),
    METRICS_PORT: process.env.METRICS_PORT ?? metricsPort,
    MIGRATIONS_DIR: path.join(root, "packages", "db", "migrations"),
  };
  writeFileSync(path.join(stateDir, "run.env"), toEnvFile(own), { mode: 0o600 });
  return { ...process.env, ...own, NEXT_TELEMETRY_DISABLED: "1" };
}

async function waitUntilReady(): Promise<void> {
  const deadline = performance.now() + readyWithinMs;
  while (performance.now() < deadline && stopping === undefined) {
    if ((await statusOf(`http://127.0.0.1:${port}/readyz`)) === 200) return;
    await delay(100);
  }
  throw new Error(`Not ready within ${readyWithinMs / 1000} s; the lines above say why.`);
}

/** The plain client: fetch would keep 10 MB more in memory for good. */
function statusOf(address: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request = get(address, { agent: false, timeout: 2_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(undefined));
  });
}

function recordInstance(): void {
  if (stopping !== undefined) return;
  const pids = services.flatMap(({ name, pid }) => {
    const current = pid();
    return current === undefined ? [] : [[name, current] as const];
  });
  writeInstance(stateDir, { pid: process.pid, url, children: Object.fromEntries(pids) });
}

/** The database goes last, so that what the others still write is kept. */
function stopAll(): Promise<void> {
  stopping ??= (async () => {
    log("desk", "stopping …");
    abortDesk();
    await Promise.all(services.map((service) => service.stop()));
    const opened = await database?.catch(() => undefined);
    await opened?.stop();
    removeInstance(stateDir);
    log("desk", "stopped");
  })();
  return stopping;
}
