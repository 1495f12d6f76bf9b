import { createHash, randomBytes } from "node:crypto";
import { chmodSync, existsSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";

/** What belongs to the install and not to its data survives a reset. */
const keptOnReset = new Set(["toolchain"]);

/** Deletes database, files and secrets, following the link to data kept outside the checkout. */
export function deleteState(stateDir: string): void {
  for (const name of readdirSync(stateDir)) if (!keptOnReset.has(name)) deleteEntry(path.join(stateDir, name));
}

/** Deletes database and files only; secrets and the record of this process stay. */
export function deleteData(stateDir: string): void {
  for (const name of ["postgres", "files"]) deleteEntry(path.join(stateDir, name));
}

function deleteEntry(entry: string): void {
  const target = linkTarget(entry);
  if (target) rmSync(target, { recursive: true, force: true });
  rmSync(entry, { recursive: true, force: true });
}

function linkTarget(entry: string): string | undefined {
  try {
    return path.resolve(path.dirname(entry), readlinkSync(entry));
  } catch {
    return undefined;
  }
}

export type Secrets = {
  AUTH_SECRET: string;
  POSTGRES_PASSWORD: string;
  POSTGRES_OWNER_PASSWORD: string;
  POSTGRES_APP_PASSWORD: string;
};

const secretNames = ["AUTH_SECRET", "POSTGRES_PASSWORD", "POSTGRES_OWNER_PASSWORD", "POSTGRES_APP_PASSWORD"] as const;

/** Random secrets of this install, made once and readable by its owner alone. */
export function installSecrets(stateDir: string): Secrets {
  const file = path.join(stateDir, "secrets.env");
  const known = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const entries = secretNames.map((name) => [name, known[name] ?? randomBytes(32).toString("base64url")] as const);
  const text = entries.map(([name, value]) => `${name}=${value}\n`).join("");
  if (entries.some(([name]) => !known[name])) writeFileSync(file, text, { mode: 0o600 });
  chmodSync(file, 0o600);
  return Object.fromEntries(entries) as Secrets;
}

/** Where the database account can reach data of a checkout that lies in a closed home. */
export function outsideDir(stateDir: string): string {
  return path.join("/var/lib/halen-desk", createHash("sha256").update(stateDir).digest("hex").slice(0, 12));
}
