import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const app = fileURLToPath(new URL("../..", import.meta.url));
const migrations = fileURLToPath(new URL("../../../../packages/db/migrations", import.meta.url));

export type ServerProcess = { origin: string; child: ChildProcess; output: () => string; exit: Promise<number | null> };

/** Bundles the server as a build does, once per test file. */
export async function aBundle(): Promise<{ file: string; remove: () => Promise<void> }> {
  const directory = await mkdtemp(path.join(tmpdir(), "halen-desk-server-"));
  const file = path.join(directory, "main.mjs");
  await build({
    absWorkingDir: app,
    entryPoints: ["src/main.ts"],
    outfile: file,
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    mainFields: ["module", "main"],
    banner: { js: 'import { createRequire as make } from "node:module"; const require = make(import.meta.url);' },
  });
  return { file, remove: () => rm(directory, { recursive: true, force: true }) };
}

/** Starts the server as a process of its own; resolves when it listens or has ended. */
export async function startServer(file: string, settings: Record<string, string | undefined>): Promise<ServerProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [file], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      PORT: String(port),
      HOST: "127.0.0.1",
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      MIGRATIONS_DIR: migrations,
      AUTH_SECRET: "k9Xv2mQ7pLw4zR8tB3nY6hJ1cF5gD0sA",
      METRICS_PORT: "",
      FILES_DIR: path.dirname(file),
      ...settings,
    },
  });
  let output = "";
  const exit = once(child, "exit").then(([code]) => (typeof code === "number" ? code : null));
  const listening = new Promise<void>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes("listening on port")) resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
  });
  await Promise.race([listening, exit]);
  return { origin: `http://127.0.0.1:${port}`, child, output: () => output, exit };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
