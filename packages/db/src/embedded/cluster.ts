import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Account } from "./account";
import type { Binaries } from "./binaries";

export type ClusterOptions = {
  dataDir: string;
  password: string;
  /** SQL for single-user mode, one statement per line, run once after the cluster is made. */
  setup: string[];
};

/** Makes the cluster unless it is there; a half-made one is made again. */
export async function ensureCluster(
  binaries: Binaries,
  account: Account | undefined,
  { dataDir, password, setup }: ClusterOptions,
): Promise<"created" | "existing"> {
  const finished = path.join(dataDir, "halen-desk.ready");
  if (existsSync(finished)) return "existing";
  await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true });
  await chmod(dataDir, 0o700);
  if (account) await chown(dataDir, account.uid, account.gid);

  const passwordFile = path.join(tmpdir(), `halen-desk-${randomUUID()}`);
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if (account) await chown(passwordFile, account.uid, account.gid);
    const locale = process.platform === "linux" ? "C.UTF-8" : "en_US.UTF-8";
    await run(binaries.initdb, account, [
      `--pgdata=${dataDir}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      `--locale=${locale}`,
      "--no-sync",
    ]);
  } finally {
    await rm(passwordFile, { force: true });
  }
  if (setup.length > 0) {
    await run(binaries.postgres, account, ["--single", "-D", dataDir, "postgres"], `${setup.join("\n")}\n`);
  }
  await writeFile(finished, `${binaries.version}\n`);
  return "created";
}

function run(command: string, account: Account | undefined, args: string[], input = ""): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...account, cwd: "/", stdio: ["pipe", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0 && !/^.*(ERROR|FATAL):/m.test(output)) resolve();
      else reject(new Error(`${path.basename(command)} ended with ${code}:\n${output.trim()}`));
    });
    child.stdin.end(input);
  });
}
