import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createApiKey } from "@desk/core/apikey";
import { findWorkspace, openDatabase } from "@desk/core/boot";
import { systemCtx } from "@desk/core/context";
import { seedBench } from "@desk/core/seed";
import { type CrashDatabase, openCrashDatabase } from "../crash/database";
import { Ledger } from "../crash/ledger";
import { openCrashServer } from "../crash/server-process";
import { type Verdict, verify } from "../crash/verify";
import { type WriterState, writeUntil } from "../crash/writer";
import { clientOf } from "../http";
import { round } from "../load";

export type CrashOptions = {
  serverKills: number;
  databaseKills: number;
  /** Writes to acknowledge in all, spread over the kills. */
  writes: number;
  /** Asynchronous commit, forced on the role after the server has started: the control, which must lose some. */
  isAsynchronous: boolean;
  serverFile?: string;
  log: (line: string) => void;
};

export type CrashRun = Verdict & {
  acknowledged: number;
  byKind: Record<"create" | "reply" | "status", number>;
  serverKills: number;
  databaseKills: number;
  /** From the kill to the next acknowledged write, at worst. */
  worstRecoverySeconds: { server: number; database: number };
  refused: string[];
};

export type CrashResult = CrashRun & { control: CrashRun | null };

export async function runCrashTest({
  isLong,
  log,
}: {
  isLong: boolean;
  log: (line: string) => void;
}): Promise<CrashResult> {
  const size = isLong
    ? { serverKills: 10, databaseKills: 10, writes: 20_000 }
    : { serverKills: 2, databaseKills: 2, writes: 1_000 };
  const main = await runKills({ ...size, isAsynchronous: false, log });
  log("control: asynchronous commit");
  const control = await runKills({ serverKills: 0, databaseKills: 2, writes: 1_000, isAsynchronous: true, log });
  return { ...main, control };
}

const writersCount = 12;

export async function runKills(options: CrashOptions): Promise<CrashRun> {
  // Commits that nobody waits for are to stay in memory long enough to be lost.
  const slowWriter = { wal_writer_delay: "10s", wal_writer_flush_after: "1GB", wal_buffers: "64MB" };
  const database = await openCrashDatabase(options.isAsynchronous ? slowWriter : {});
  const dir = mkdtempSync(path.join(tmpdir(), "halen-desk-ledger-"));
  try {
    return await runAgainst(database, path.join(dir, "ledger.jsonl"), options);
  } finally {
    await database.remove();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function runAgainst(database: CrashDatabase, ledgerFile: string, options: CrashOptions): Promise<CrashRun> {
  const apiKey = await prepare(database);
  const server = await openCrashServer(database.appUrl, options.serverFile);
  if (options.isAsynchronous) await database.loosenCommits();
  const ledger = await Ledger.at(ledgerFile);
  const client = clientOf(server.port, writersCount);
  const states: WriterState[] = Array.from({ length: writersCount }, () => ({
    owned: [],
    tried: new Set(),
    refused: [],
  }));
  let isOver = false;
  let failure: unknown;
  const writers = states.map((state) =>
    writeUntil(() => isOver, client, apiKey, ledger, state).catch((error: unknown) => {
      failure ??= error;
    }),
  );
  const worst = { server: 0, database: 0 };
  const kills = [
    ...Array.from({ length: options.serverKills }, () => "server" as const),
    ...Array.from({ length: options.databaseKills }, () => "database" as const),
  ];
  const written = async (count: number) => {
    const deadline = performance.now() + 120_000;
    while (ledger.entries.length < count) {
      if (failure !== undefined) throw failure;
      if (performance.now() > deadline)
        throw new Error(`Only ${ledger.entries.length} writes were acknowledged in time.`);
      await delay(5);
    }
  };
  for (const [index, victim] of kills.entries()) {
    await written(Math.floor((options.writes * (index + 1)) / (kills.length + 1)));
    await delay(Math.random() * 1_500);
    const before = ledger.entries.length;
    const killedAt = performance.now();
    if (victim === "server") await server.kill();
    else {
      await database.kill();
      await database.start();
    }
    // Answers under way at the kill are not yet a sign of life.
    await written(before + writersCount + 1);
    const seconds = round((performance.now() - killedAt) / 1_000, 1);
    worst[victim] = Math.max(worst[victim], seconds);
    options.log(
      `kill ${index + 1} of ${kills.length}, ${victim}: writing again after ${seconds} s, ${before} acknowledged`,
    );
  }
  await written(options.writes);
  isOver = true;
  await Promise.all(writers);
  await ledger.close();
  const tried = new Set(states.flatMap((state) => [...state.tried]));
  const verdict = await verify(client, apiKey, ledger.entries, tried, database.ownerUrl);
  client.close();
  await server.stop();
  const kindCount = (kind: "create" | "reply" | "status") =>
    ledger.entries.filter((entry) => entry.kind === kind).length;
  return {
    ...verdict,
    acknowledged: ledger.entries.length,
    byKind: { create: kindCount("create"), reply: kindCount("reply"), status: kindCount("status") },
    serverKills: options.serverKills,
    databaseKills: options.databaseKills,
    worstRecoverySeconds: worst,
    refused: states.flatMap(({ refused }) => refused).slice(0, 3),
  };
}

async function prepare({ ownerUrl }: CrashDatabase): Promise<string> {
  const opened = openDatabase({ url: ownerUrl, max: 2 });
  await seedBench(opened.db, { url: ownerUrl, tickets: 50, seed: 1, now: new Date() });
  const workspace = await findWorkspace(opened.db);
  const key = await createApiKey(systemCtx(opened.db, workspace.id, "bench"), {
    name: "Crash test",
    scopes: ["tickets:read", "tickets:write"],
    expiresAt: null,
  });
  await opened.close();
  return key.secret;
}
