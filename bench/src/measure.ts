import type { DataSet } from "./data-set";
import { clientOf } from "./http";
import { closedLoop, constantArrival, type Latencies, type Request, round } from "./load";
import { cpuMsOf } from "./process";
import type { Settings } from "./settings";

export type Figures = Latencies & {
  load: string;
  perSecond?: number;
  /** CPU milliseconds per request of our processes and of PostgreSQL. */
  appCpuMs: number;
  databaseCpuMs: number;
};

/** Whom to ask and whose CPU time to read. */
export type Subject = { port: number; pids: number[]; databasePid: number };

export type Load = { connections: number } | { perSecond: number };

export async function measure(
  subject: Subject,
  request: Request,
  load: Load,
  settings: Pick<Settings, "seconds" | "warmUpSeconds">,
): Promise<Figures> {
  const connections = "connections" in load ? load.connections : 32;
  const client = clientOf(subject.port, connections);
  const used = { app: 0, database: 0 };
  const read = (sign: 1 | -1) => {
    used.app += sign * cpuMsOf(subject.pids);
    used.database += sign * cpuMsOf([subject.databasePid]);
  };
  const watch = { begin: () => read(-1), end: () => read(1) };
  try {
    const result =
      "connections" in load
        ? await closedLoop(client, load.connections, request, settings, watch)
        : await constantArrival(client, load.perSecond, request, settings, watch);
    const requests = Math.max(1, result.requests);
    return {
      load: "connections" in load ? `${load.connections} clients` : `${load.perSecond}/s`,
      ...result,
      appCpuMs: round(used.app / requests, 3),
      databaseCpuMs: round(used.database / requests, 3),
    };
  } finally {
    client.close();
  }
}

export type Log = (line: string) => void;

/** What a bench gets. */
export type Bench = {
  settings: Settings;
  data: DataSet;
  subject: Subject;
  log: Log;
};

export const median = (values: number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};
