import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export type PgbenchResult = { perSecond: number; failed: number };

/** Runs scripts, one at random each time, with that many clients, over TCP as the server does. */
export function runPgbench(
  pgbench: string,
  scripts: readonly string[],
  { databaseUrl, clients, seconds }: { databaseUrl: string; clients: number; seconds: number },
): PgbenchResult {
  const dir = mkdtempSync(path.join(tmpdir(), "halen-desk-bench-"));
  const files = scripts.flatMap((script, index) => {
    const file = path.join(dir, `${index}.sql`);
    writeFileSync(file, script);
    return ["-f", file];
  });
  const url = new URL(databaseUrl);
  const args = ["-n", "-M", "prepared", "-D", `n=${Math.floor(Math.random() * 1e6)}`, "-c", String(clients), "-j", "1"];
  const connection = ["-h", url.hostname, "-p", url.port, "-U", url.username, url.pathname.slice(1)];
  const run = spawnSync(pgbench, [...args, "-T", String(seconds), ...files, ...connection], {
    encoding: "utf8",
    env: { ...process.env, PGPASSWORD: decodeURIComponent(url.password) },
  });
  const perSecond = Number(/tps = ([\d.]+)/u.exec(run.stdout)?.[1] ?? Number.NaN);
  if (run.status !== 0 || Number.isNaN(perSecond)) throw new Error(`pgbench failed:\n${run.stderr.slice(0, 2_000)}`);
  return { perSecond, failed: Number(/failed transactions: (\d+)/u.exec(run.stdout)?.[1] ?? 0) };
}
