import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Db } from "@desk/core/boot";
import { buildServer } from "../build-server";
import { readEnv } from "../env";
import { listen } from "../listen";
import { createLog } from "../log";

export type RunningDoor = {
  origin: string;
  port: number;
  /** Everything that was logged. */
  lines: string[];
  metrics: () => Promise<string>;
  stop: () => Promise<void>;
};

/** The whole server on a free port, with every part as in production. */
export async function aRunningDoor(
  db: Db,
  settings: Record<string, string> = {},
  now?: () => Date,
): Promise<RunningDoor> {
  const files = await mkdtemp(path.join(tmpdir(), "halen-desk-files-"));
  const lines: string[] = [];
  const env = readEnv({
    NODE_ENV: "production",
    PUBLIC_URL: "http://desk.test",
    DATABASE_URL: "postgres://unused",
    MIGRATIONS_DIR: "unused",
    FILES_DIR: files,
    ...settings,
  });
  const { door, metrics, close } = buildServer(env, db, createLog("json", { write: (line) => lines.push(line) }), now);
  await listen(door, 0, "127.0.0.1");
  await listen(metrics, 0, "127.0.0.1");
  const { port } = door.address() as AddressInfo;
  const metricsPort = (metrics.address() as AddressInfo).port;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    lines,
    metrics: async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text(),
    async stop() {
      door.closeAllConnections();
      door.close();
      metrics.close();
      close();
      await rm(files, { recursive: true, force: true });
    },
  };
}
