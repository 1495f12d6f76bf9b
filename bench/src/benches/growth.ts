import type { DataSet } from "../data-set";
import { type Request, round } from "../load";
import { type Figures, type Log, measure, median } from "../measure";
import { requestsFor } from "../requests";
import type { Settings } from "../settings";
import type { Side } from "../sides";
import { trpcRequestsFor } from "../trpc-requests";

type AtSize = { tickets: number; p50: number; p95: number; appCpuMs: number; databaseCpuMs: number };
export type GrowthRow = Description & {
  request: Asked;
  atSize: AtSize[];
  /** The largest size over the smallest. */
  p50Times: number;
  p95Times: number;
  target: number;
};

type Via = "REST" | "tRPC";
type Description = { what: string; via: Via; p95TargetMs: number };
const of = (via: Via, what: string, p95TargetMs: number): Description => ({ what, via, p95TargetMs });

/** Every request there is, with what it does and its p95 for orientation. */
export const asked = {
  W1: of("REST", "create a ticket", 50),
  W1t: of("tRPC", "create a ticket", 50),
  W2: of("tRPC", "list and counts", 30),
  W3: of("REST", "list", 30),
  W3t: of("tRPC", "list", 30),
  W4a: of("REST", "read a ticket", 30),
  W4h: of("tRPC", "open a ticket", 30),
  W5: of("REST", "reply", 50),
  W5t: of("tRPC", "reply", 50),
  W6t: of("REST", "search a rare word", 40),
  W6tt: of("tRPC", "search a rare word", 40),
  W6c: of("REST", "search the common word", 120),
  W6ct: of("tRPC", "search the common word", 120),
  W6p: of("REST", "search a phrase", 120),
  W6pt: of("tRPC", "search a phrase", 120),
  W6m: of("REST", "search by address", 40),
  W6mt: of("tRPC", "search by address", 40),
  W7: of("REST", "set the status", 40),
  W7t: of("tRPC", "set the status", 40),
  W8: of("tRPC", "count all views", 25),
} as const satisfies Record<string, Description>;
export type Asked = keyof typeof asked;

export const askedNames = Object.keys(asked) as Asked[];
export const everyRequest = (data: DataSet): Record<Asked | "bulk", Request> => ({
  ...requestsFor(data),
  ...trpcRequestsFor(data),
});

const turns = 5;
const perSecond = 40;

/**
 * p50 and p95 at forty requests a second with more and more tickets, in turns that alternate between the sizes: what
 * disturbs the machine meets all of them, and the median turn of none.
 */
export async function compareGrowth(
  sides: readonly Side[],
  settings: Settings,
  log: Log,
  onRow: (row: GrowthRow) => void,
): Promise<void> {
  const requests = sides.map(({ data }) => everyRequest(data));
  const failures: string[] = [];
  for (const name of askedNames) {
    // A request that is not held at this rate must not cost the others their figures.
    const row = await rowOfRequest(name).catch((error: unknown) => {
      failures.push(error instanceof Error ? error.message : String(error));
      log(`${name} is not held: ${failures.at(-1)}`);
    });
    if (row === undefined) continue;
    onRow(row);
    const times = `p50 ${row.p50Times} times, p95 ${row.p95Times} times`;
    log(`${name}: p95 ${row.atSize.map(({ p95, tickets }) => `${p95} ms at ${tickets}`).join(", ")}; ${times}`);
  }
  if (failures.length > 0) throw new Error(failures.join("; "));

  async function rowOfRequest(name: Asked): Promise<GrowthRow> {
    const figures: Figures[][] = sides.map(() => []);
    for (let turn = 0; turn < (settings.isLong ? turns * 2 - 1 : turns); turn++) {
      const order = turn % 2 === 0 ? [...sides.keys()] : [...sides.keys()].toReversed();
      for (const index of order) {
        const [side, request] = [sides[index], requests[index]?.[name]];
        if (side === undefined || request === undefined) continue;
        const options = { seconds: settings.seconds / 6, warmUpSeconds: turn === 0 ? 1 : 0.2 };
        const measured = await measure(side.subject, request, { perSecond }, options);
        if (measured.errors > 0) throw new Error(`${name} failed: ${measured.firstError}`);
        figures[index]?.push(measured);
      }
    }
    return rowOf(name, sides, figures);
  }
}

function rowOf(name: Asked, sides: readonly Side[], figures: readonly Figures[][]): GrowthRow {
  const atSize = sides.map(({ tickets }, index) => {
    const middle = (key: "p50" | "p95" | "appCpuMs" | "databaseCpuMs") =>
      median((figures[index] ?? []).map((one) => one[key]));
    return {
      tickets,
      p50: middle("p50"),
      p95: middle("p95"),
      appCpuMs: middle("appCpuMs"),
      databaseCpuMs: middle("databaseCpuMs"),
    };
  });
  const times = (key: "p50" | "p95") => round((atSize.at(-1)?.[key] ?? 0) / (atSize[0]?.[key] ?? 1));
  return {
    request: name,
    ...asked[name],
    atSize,
    p50Times: times("p50"),
    p95Times: times("p95"),
    target: name.startsWith("W6c") ? 2 : 1.3,
  };
}
