import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Sent } from "./wire";

/** Statements of one request; with a body, the answer is exactly that. */
export type Replay = { statements: Sent[]; body: string | null };

export type RawServer = { port: number; pid: number; stop: () => void };

/** node:http + postgres.js with exactly the statements of these requests in turn, in a process of its own. */
export function startRawServer(replays: readonly Replay[], databaseUrl: string): Promise<RawServer> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "halen-desk-bench-")), "statements.json");
  writeFileSync(file, JSON.stringify(replays));
  const child: ChildProcess = spawn(
    process.execPath,
    ["--max-semi-space-size=8", path.join(import.meta.dirname, "raw-server.js"), file, databaseUrl],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`The raw server ended with ${code}.`)));
    child.stdout?.once("data", (line) =>
      resolve({ port: Number(String(line).trim()), pid: child.pid ?? 0, stop: () => child.kill("SIGTERM") }),
    );
  });
}
