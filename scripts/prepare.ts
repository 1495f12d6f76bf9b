import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Installs what the lockfile names; nothing happens while it and the machine are the same as last time. */
export function installDependencies(root: string): void {
  const stampFile = path.join(root, "node_modules", ".halen-desk-install");
  const stamp = installStamp(root);
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  console.log("Installing packages …");
  run("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], root);
  writeFileSync(stampFile, stamp);
}

/** Builds through Turborepo, which skips what has not changed. */
export function build(root: string, filters: string[] = []): void {
  const turbo = path.join(root, "node_modules", "turbo", "bin", "turbo");
  const args = [
    "run",
    "build",
    "build:scripts",
    "--output-logs=new-only",
    ...filters.map((name) => `--filter=${name}`),
  ];
  run(process.execPath, [turbo, ...args], root);
}

function installStamp(root: string): string {
  const hash = createHash("sha256").update(`${process.platform}-${process.arch}`);
  const files = globSync(
    "{pnpm-lock.yaml,pnpm-workspace.yaml,package.json,{apps,packages}/*/package.json,bench/package.json}",
    {
      cwd: root,
    },
  );
  for (const file of files.sort()) hash.update(file).update(readFileSync(path.join(root, file)));
  return hash.digest("hex");
}

/** Quiet while all goes well; the whole output when it does not. */
function run(command: string, args: string[], cwd: string): void {
  const quiet = { NEXT_TELEMETRY_DISABLED: "1", TURBO_TELEMETRY_DISABLED: "1", TURBO_NO_UPDATE_NOTIFIER: "1" };
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...quiet },
    maxBuffer: 256 * 1024 * 1024,
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (error) throw error;
  if (status === 0) return;
  console.error(stdout, stderr);
  throw new Error(`${path.basename(command)} ${args.slice(0, 2).join(" ")} ended with ${status}; its output is above.`);
}
