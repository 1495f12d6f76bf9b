import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

export type Account = { uid: number; gid: number };

const accountName = "halen-desk";

/** PostgreSQL refuses to run as root, so root lends it an account of its own; everyone else needs none. */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return findAccount(accountName) ?? createAccount() ?? findAccount("postgres") ?? unavailable();
}

/** True when the account may enter the directory, or run the file. */
export function canReach({ uid, gid }: Account, target: string): boolean {
  return spawnSync("/bin/sh", ["-c", 'test -r "$0" && test -x "$0"', target], { uid, gid, cwd: "/" }).status === 0;
}

function findAccount(name: string): Account | undefined {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function createAccount(): Account | undefined {
  const commands: [string, string[]][] = [
    [
      "useradd",
      [
        "--system",
        "--user-group",
        "--no-create-home",
        "--home-dir",
        "/nonexistent",
        "--shell",
        "/usr/sbin/nologin",
        accountName,
      ],
    ],
    ["adduser", ["-S", "-D", "-H", "-s", "/sbin/nologin", accountName]],
  ];
  for (const [command, args] of commands) {
    spawnSync(command, args, { stdio: "ignore" });
    const account = findAccount(accountName);
    if (account) return account;
  }
  return undefined;
}

function unavailable(): never {
  throw new Error(
    `PostgreSQL does not run as root and the account "${accountName}" could not be created. Run as a normal user or set DATABASE_URL.`,
  );
}
