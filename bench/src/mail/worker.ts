import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { migrationsDir } from "../seeded";
import { root } from "../settings";

export type BenchWorker = { pid: number; stop: () => Promise<void> };

/** The built worker as it runs in production, against a data set. */
export async function startWorker(databaseUrl: string, settings: Record<string, string> = {}): Promise<BenchWorker> {
  const file = path.join(root, "apps", "worker", "dist", "main.js");
  const files = mkdtempSync(path.join(tmpdir(), "halen-desk-bench-files-"));
  const child = spawn(process.execPath, ["--enable-source-maps", "--max-semi-space-size=2", file], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
      MIGRATIONS_DIR: migrationsDir,
      PUBLIC_URL: "http://127.0.0.1:3000",
      AUTH_SECRET: "q7Jx2mVr9TtLwZ4kPfYb8NsHc3GdXe6A",
      FILES_DIR: files,
      LOG_LEVEL: "info",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ready = new Promise<true>((resolve) => {
    const read = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4_000);
      if (output.includes("working")) resolve(true);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
  });
  const exit = once(child, "exit");
  if ((await Promise.race([ready, exit])) !== true) throw new Error(`The worker did not start:\n${output}`);
  return {
    pid: child.pid ?? 0,
    async stop() {
      child.kill("SIGTERM");
      await exit;
      rmSync(files, { recursive: true, force: true });
    },
  };
}
