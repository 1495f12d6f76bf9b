import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The password is unknown when the demo company was there before. */
type Account = { email: string; password: string | null; role?: string };

const accountsFile = (stateDir: string) => path.join(stateDir, "demo-accounts.json");
const startedFile = (stateDir: string) => path.join(stateDir, "first-run.started");
const doneFile = (stateDir: string) => path.join(stateDir, "first-run.done");

/** True when a first run was cut off half-way: nobody can have worked on what it left. */
export function wasInterrupted(stateDir: string): boolean {
  return existsSync(startedFile(stateDir)) && !existsSync(doneFile(stateDir));
}

/** The demo company is made once; `--empty`, or a workspace that is there already, leaves it out. */
export async function seedOnFirstRun(stateDir: string, wantsDemo: boolean, seed: () => Promise<string>): Promise<void> {
  if (existsSync(doneFile(stateDir))) return;
  writeFileSync(startedFile(stateDir), "");
  if (wantsDemo) writeFileSync(accountsFile(stateDir), JSON.stringify(accountsIn(await seed())), { mode: 0o600 });
  writeFileSync(doneFile(stateDir), "");
}

/** The accounts in the JSON that `desk seed demo --json` prints. */
function accountsIn(output: string): Account[] {
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
    ({ email, password, role }) => `  ${email.padEnd(width)}  ${password ?? ""}${role ? `  (${role})` : ""}`,
  );
}
