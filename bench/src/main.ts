import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { compareCreateWithPgbench } from "./benches/create-limit";
import { compareListWithRaw } from "./benches/list-limit";
import { measureMailIn } from "./benches/mail-in";
import { measureMailOut } from "./benches/mail-out";
import { measureMemory } from "./benches/memory";
import { runWorkload, type WorkloadRow, workloads } from "./benches/workload";
import { type Cluster, openCluster } from "./cluster";
import { openDataSet } from "./data-set";
import { describeMachine } from "./machine";
import type { Bench } from "./measure";
import { compareWithPeers } from "./peers";
import { type Report, tableOf } from "./report";
import { scalingOf } from "./scaling";
import { startInstance } from "./server";
import { isAcrossSizes, readSettings, type Settings, UsageError } from "./settings";
import { runAcrossSizes } from "./size-run";

const log = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

await main().catch((error: unknown) => {
  log(`bench: ${error instanceof UsageError ? error.message : error instanceof Error ? error.stack : String(error)}`);
  process.exit(error instanceof UsageError ? 2 : 1);
});

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2));
  const cluster = await openCluster(settings.adminUrl);
  try {
    const report: Report = {
      ...earlierReport(settings),
      machine: describeMachine(cluster.version),
      tickets: settings.tickets,
    };
    const textOf = () => `${JSON.stringify(report, null, 2)}\n`;
    const keep = () => {
      if (settings.out !== undefined) writeFileSync(settings.out, textOf());
    };
    await runAcrossSizes({ settings, cluster, report, log, keep });
    await runAll(settings, cluster, report);
    keep();
    const text = textOf();
    process.stdout.write(settings.isJson ? text : `${text}\n${tableOf(report)}\n`);
  } finally {
    await cluster.stop();
  }
}

function earlierReport({ isResumed, out }: Settings): Report | { workload: [] } {
  if (!isResumed || out === undefined || !existsSync(out)) return { workload: [] };
  return JSON.parse(readFileSync(out, "utf8"));
}

/** On fresh copies, since each leaves thousands of mails behind. */
async function runMail({ names, tickets, mails }: Settings, cluster: Cluster, report: Report): Promise<void> {
  const fresh = () => openDataSet(cluster, tickets, log, "fresh");
  if (names.includes("mail-in"))
    report.mailIn = await measureMailIn({ data: await fresh(), mails, databasePid: cluster.pid, log });
  if (names.includes("mail-out")) report.mailOut = await measureMailOut({ data: await fresh(), mails, log });
}

async function runAll(settings: Settings, cluster: Cluster, report: Report): Promise<void> {
  const wants = (name: (typeof settings.names)[number]) => settings.names.includes(name);
  if (wants("crash")) {
    const { runCrashTest } = await import("./benches/crash");
    report.crash = await runCrashTest({ isLong: settings.isLong, log });
  }
  await runMail(settings, cluster, report);
  const needsServer = settings.names.some(
    (name) => name !== "crash" && !name.startsWith("mail-") && !isAcrossSizes(name),
  );
  if (!needsServer) return;

  const data = await openDataSet(cluster, settings.tickets, log);
  report.diskBytesPerTicket = data.bytesPerTicket;
  const instance = await startInstance({ databaseUrl: data.url });
  const subject = { port: instance.port, pids: instance.pids, databasePid: cluster.pid };
  const bench: Bench = { settings, data, subject, log };
  try {
    const rows: WorkloadRow[] = [];
    for (const [name, requests] of Object.entries(workloads) as [keyof typeof workloads, never][]) {
      if (wants(name)) rows.push(...(await runWorkload(bench, requests)));
    }
    report.workload = rows;
    if (rows.length > 0) {
      report.scaling = scalingOf(rows);
      report.peers = compareWithPeers(rows);
    }
    if (wants("list")) report.listLimit = await compareListWithRaw(bench);
    if (wants("create")) report.createLimit = await compareCreateWithPgbench(bench);
  } finally {
    await instance.stop();
  }
  if (wants("memory")) report.memory = await measureMemory(bench);
}
