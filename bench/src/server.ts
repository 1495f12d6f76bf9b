import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "@desk/db/embedded";
import { migrationsDir } from "./seeded";
import { root } from "./settings";

/** Our own processes as they run in production, on loopback. */
export type Instance = { port: number; pids: number[]; stop: () => Promise<void> };

export type InstanceOptions = {
  databaseUrl: string;
  /** What runs beside the server. */
  beside?: readonly ("pages" | "worker")[];
  serverFile?: string;
  port?: number;
  /** Extra flags for Node. */
  flags?: readonly string[];
};

const serverFlags = ["--enable-source-maps", "--max-semi-space-size=8"];

export async function startInstance({
  databaseUrl,
  beside = [],
  serverFile,
  port,
  flags = [],
}: InstanceOptions): Promise<Instance> {
  const ownPort = port ?? (await freePort());
  const webPort = await freePort();
  const url = `http://127.0.0.1:${ownPort}`;
  const hasWeb = beside.includes("pages") && existsSync(webFile);
  const env = {
    ...process.env,
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    PORT: String(ownPort),
    HOST: "127.0.0.1",
    PUBLIC_URL: url,
    NEXTAUTH_URL: url,
    WEB_URL: hasWeb ? `http://127.0.0.1:${webPort}` : "",
    METRICS_PORT: "",
    MIGRATIONS_DIR: migrationsDir,
    AUTH_SECRET: "q7Jx2mVr9TtLwZ4kPfYb8NsHc3GdXe6A",
    FILES_DIR: mkdtempSync(path.join(tmpdir(), "halen-desk-bench-files-")),
    // The limiter stays in the path, with an allowance that is never used up.
    RATE_LIMIT_PER_MINUTE: "1000000000",
  };
  const children = [start(serverFile ?? appFile("server"), [...serverFlags, ...flags], env)];
  if (hasWeb) {
    const webEnv = { ...env, PORT: String(webPort), HOSTNAME: "127.0.0.1" };
    children.push(start(webFile, ["--max-semi-space-size=2", "--max-old-space-size=256"], webEnv));
  }
  if (beside.includes("worker") && existsSync(appFile("worker"))) {
    children.push(start(appFile("worker"), ["--enable-source-maps", "--max-semi-space-size=2"], env));
  }
  await waitUntilReady(ownPort, children);
  return {
    port: ownPort,
    pids: children.flatMap(({ pid }) => pid ?? []),
    stop: async () => {
      await Promise.all(children.map(end));
    },
  };
}

const appFile = (name: string): string => path.join(root, "apps", name, "dist", "main.js");
const webFile = path.join(root, "apps", "web", ".next", "standalone", "apps", "web", "server.js");

function start(file: string, flags: string[], env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(process.execPath, [...flags, file], {
    cwd: path.dirname(file),
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      output = (output + chunk).slice(-4_000);
    });
  }
  child.once("exit", (code) => {
    if (code !== null && code !== 0 && code !== 143) process.stderr.write(`${file} ended with ${code}:\n${output}\n`);
  });
  return child;
}

async function waitUntilReady(port: number, children: ChildProcess[]): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    if (children.some(({ exitCode }) => exitCode !== null)) break;
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok === true) return;
    await delay(25);
  }
  for (const child of children) child.kill("SIGKILL");
  throw new Error("The server under test did not become ready.");
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 12_000);
  await exited;
  clearTimeout(late);
}
