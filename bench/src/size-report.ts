import type { BrowserFigures } from "./benches/browser";
import type { BulkRow } from "./benches/bulk";
import type { CountsRow } from "./benches/counts";
import type { GrowthRow } from "./benches/growth";
import type { LimitRow } from "./benches/limits";
import type { MixedRow } from "./benches/mixed";
import type { PlanFile } from "./benches/plans";
import type { Panel } from "./plot";
import { columns, mark } from "./table";

/** What is measured at every size in one run. */
export type SizesReport = {
  growth?: GrowthRow[];
  limits?: LimitRow[];
  w8?: CountsRow[];
  w9?: BulkRow[];
  mixed?: MixedRow[];
  plans?: PlanFile[];
  browser?: BrowserFigures;
  /** Parts that ended early, and why. */
  brokenOff?: Record<string, string>;
};

type Cell = string | number;
const table = (head: string[], rows: Cell[][]): string => (rows.length === 0 ? "" : columns([head, ...rows]));

export const sizeTables = (report: SizesReport): string[] => [
  growthTable(report.growth ?? []),
  limitsTable(report.limits ?? []),
  ...targetTables(report),
  ...Object.entries(report.brokenOff ?? {}).map(([name, why]) => `${name} broke off: ${why}`),
];

function growthTable(rows: readonly GrowthRow[]): string {
  const sizes = rows[0]?.atSize.map(({ tickets }) => tickets) ?? [];
  return table(
    ["growth", "", "by", ...sizes.flatMap((size) => [`p50 ${size}`, "p95"]), "p50 ×", "p95 ×", "target", ""],
    rows.map(({ request, what, via, atSize, p50Times, p95Times, target }) => [
      request,
      what,
      via,
      ...atSize.flatMap(({ p50, p95 }) => [p50, p95]),
      p50Times,
      p95Times,
      `≤ ${target}`,
      mark(p50Times <= target && p95Times <= target),
    ]),
  );
}

function limitsTable(rows: readonly LimitRow[]): string {
  return table(
    [
      "limit",
      "tickets",
      "CPU ms",
      "raw CPU ms",
      "times",
      "target",
      "",
      "p50 ms",
      "raw p50",
      "pgbench ms",
      "db CPU",
      "pgbench db CPU",
    ],
    rows.map(({ request, tickets, ours, raw, pgbench, cpuTimes, target }) => [
      request,
      tickets,
      ours.appCpuMs,
      raw?.appCpuMs ?? "–",
      cpuTimes ?? "–",
      target === null ? "" : `≤ ${target}`,
      target === null || cpuTimes === null ? "" : mark(cpuTimes <= target),
      ours.p50,
      raw?.p50 ?? "–",
      pgbench?.meanMs ?? "–",
      ours.databaseCpuMs,
      pgbench?.databaseCpuMs ?? "–",
    ]),
  );
}

function targetTables({ w8, w9, mixed, browser, plans }: SizesReport): string[] {
  const rows: Cell[][] = [];
  const add = (what: string, tickets: number, value: Cell, target: string, isMet: boolean) =>
    rows.push([what, tickets, value, target, mark(isMet)]);
  for (const { tickets, views, p95, p50, inDatabaseMs, target } of w8 ?? []) {
    add(
      `W8: counts of ${views} views, p95 ms (p50 ${p50}, in PostgreSQL ${inDatabaseMs})`,
      tickets,
      p95,
      `≤ ${target}`,
      p95 <= target,
    );
  }
  for (const { tickets, changed, perSecond, target, othersTimes, othersTarget, alone, beside } of w9 ?? []) {
    add(`W9: ${changed} tickets in bulk, per second`, tickets, perSecond, `≥ ${target}`, perSecond >= target);
    const others = `W9: p95 of others, times that without it (${beside.p95} / ${alone.p95} ms)`;
    add(others, tickets, othersTimes, `≤ ${othersTarget}`, othersTimes <= othersTarget);
  }
  for (const { tickets, held, overload, recoverySeconds } of mixed ?? []) {
    add(`mixed: held per second (p95 ${held.p95} ms)`, tickets, held.perSecond, "p95 < 300 ms", held.p95 < 300);
    const shed = `${overload.shed} of ${overload.requests} told to come back, ${overload.failed} failed`;
    add(
      `mixed: accepted p95 ms at ${overload.perSecond}/s (${shed})`,
      tickets,
      overload.p95,
      "< 1000",
      overload.p95 < 1_000,
    );
    add("mixed: answered in another way, at three times", tickets, overload.failed, "0", overload.failed === 0);
    add(
      "mixed: seconds until it is as before",
      tickets,
      recoverySeconds ?? "never",
      "< 30",
      (recoverySeconds ?? 99) < 30,
    );
  }
  if (browser !== undefined) {
    const { tickets, firstRowsMs, inpMs, targets } = browser;
    add(
      "first rows visible, cold cache, ms",
      tickets,
      firstRowsMs,
      `≤ ${targets.firstRowsMs}`,
      firstRowsMs <= targets.firstRowsMs,
    );
    add(`INP over ${browser.triaged} tickets, ms`, tickets, inpMs, `≤ ${targets.inpMs}`, inpMs <= targets.inpMs);
  }
  const walks = (plans ?? []).filter(({ walksTable }) => walksTable);
  if (plans !== undefined) {
    add(`plans without an index, of ${plans.length}`, plans[0]?.tickets ?? 0, walks.length, "0", walks.length === 0);
  }
  return [table(["figure", "tickets", "value", "target", ""], rows)];
}

/** A chart per request: milliseconds against the size of the data set, the limit dashed. */
export function panelsOf({ growth = [], limits = [] }: SizesReport): Panel[] {
  return growth.map(({ request, what, via, atSize }) => {
    const limit = limits.filter((one) => one.request === request && one.pgbench !== null);
    return {
      title: `${request} ${what}, ${via}`,
      lines: [
        { name: "p50", points: atSize.map(({ tickets, p50 }) => [tickets, p50] as const) },
        { name: "p95", points: atSize.map(({ tickets, p95 }) => [tickets, p95] as const) },
        {
          name: "pgbench",
          isLimit: true,
          points: limit.map(({ tickets, pgbench }) => [tickets, pgbench?.meanMs ?? 0] as const),
        },
      ].filter(({ points }) => points.length > 0),
    };
  });
}
