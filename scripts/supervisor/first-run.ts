import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

export type Account = { email: string; password: string; role?: string };

const accountsFile = (stateDir: string) => path.join(stateDir, "demo-accounts.json");
const markerFile = (stateDir: string) => path.join(stateDir, "first-run.done");

/** The demo company is made once; `--empty`, or a workspace that is there already, leaves it out. */
export async function seedOnFirstRun(stateDir: string, wantsDemo: boolean, seed: () => Promise<string>): Promise<void> {
  if (existsSync(markerFile(stateDir))) return;
  if (wantsDemo) writeFileSync(accountsFile(stateDir), JSON.stringify(accountsIn(await seed())), { mode: 0o600 });
  writeFileSync(markerFile(stateDir), "");
}

/** The accounts in the JSON that `desk seed demo --json` prints. */
export function accountsIn(output: string): Account[] {
  const start = output.indexOf("{");
  if (start < 0) return [];
  const { accounts } = JSON.parse(output.slice(start)) as { accounts?: Account[] };
  return accounts ?? [];
}

/** Sign-in lines for the end of a start. */
export function signInHints(stateDir: string): string[] {
  if (!existsSync(accountsFile(stateDir))) return [];
  const accounts = JSON.parse(readFileSync(accountsFile(stateDir), "utf8")) as Account[];
  const width = Math.max(0, ...accounts.map(({ email }) => email.length));
  return accounts.map(
    ({ email, password, role }) => `  ${email.padEnd(width)}  ${password}${role ? `  (${role})` : ""}`,
  );
}
