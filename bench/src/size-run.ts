import { writeFileSync } from "node:fs";
import path from "node:path";
import { measureBrowser } from "./benches/browser";
import { measureBulk } from "./benches/bulk";
import { measureCounts } from "./benches/counts";
import { compareGrowth } from "./benches/growth";
import { measureLimits } from "./benches/limits";
import { measureMixed } from "./benches/mixed";
import { keepPlans } from "./benches/plans";
import type { Cluster } from "./cluster";
import { prepareDataSet } from "./data-set";
import type { Log } from "./measure";
import { plotOf } from "./plot";
import type { Report } from "./report";
import { type AcrossSizes, isAcrossSizes, root, type Settings } from "./settings";
import { openSides, type Side, sizesUpTo } from "./sides";
import { panelsOf } from "./size-report";

export type SizeRun = { settings: Settings; cluster: Cluster; report: Report; log: Log; keep: () => void };

/** What leaves the data as it is comes first, and what changes most of it last. */
const order = ["growth", "limits", "plans", "w8", "browser", "mixed", "w9"] as const satisfies AcrossSizes[];

/** Every part that was asked for, each kept as soon as it is there, so that a run that ends early can go on. */
export async function runAcrossSizes(run: SizeRun): Promise<void> {
  const { settings, cluster, report, log, keep } = run;
  if (settings.names.includes("prepare"))
    for (const size of sizesUpTo(settings.tickets)) await prepareDataSet(cluster, size, log);
  const wanted = order.filter((name) => settings.names.some((one) => isAcrossSizes(one) && one === name));
  const left = wanted.filter(
    (name) => !settings.isResumed || report[name] === undefined || report.brokenOff?.[name] !== undefined,
  );
  if (left.length === 0) return;
  const sides = await openSides(cluster, settings.tickets, log, settings.isResumed ? "kept" : "fresh");
  try {
    for (const name of left) {
      const startedAt = performance.now();
      delete report.brokenOff?.[name];
      log(`── ${name}`);
      await parts[name](run, sides.all).catch((error: unknown) => {
        // What one part cannot do must not cost the others their turn.
        const message = error instanceof Error ? error.message : String(error);
        report.brokenOff = { ...report.brokenOff, [name]: message };
        log(`── ${name} broke off: ${message}`);
        process.exitCode = 1;
      });
      log(`── ${name} took ${((performance.now() - startedAt) / 1_000).toFixed(0)} s`);
      keep();
    }
  } finally {
    await sides.close();
  }
  if (report.growth !== undefined) writePlot(report);
}

type Part = (run: SizeRun, sides: readonly Side[]) => Promise<void>;

const parts: Record<(typeof order)[number], Part> = {
  async growth({ settings, report, log }, sides) {
    const rows: NonNullable<Report["growth"]> = [];
    report.growth = rows;
    await compareGrowth(sides, settings, log, (row) => rows.push(row));
  },
  async limits({ report, log }, sides) {
    report.limits = await measureLimits(sides, log);
  },
  async plans({ report, cluster, log }, sides) {
    report.plans = await keepPlans(largestOf(sides), cluster.version, log);
  },
  async w8({ settings, report, log }, sides) {
    report.w8 = await measureCounts(sides, settings, log);
  },
  async browser({ report, log }, sides) {
    report.browser = await measureBrowser(largestOf(sides), log);
  },
  async w9({ report, log }, sides) {
    report.w9 = [];
    for (const side of sides) report.w9.push(await measureBulk(side, log));
  },
  async mixed({ report, log }, sides) {
    report.mixed = [];
    for (const side of sides) report.mixed.push(await measureMixed(side, log));
  },
};

function largestOf(sides: readonly Side[]): Side {
  const side = sides.at(-1);
  if (side === undefined) throw new Error("There is no data set.");
  return side;
}

function writePlot(report: Report): void {
  const { machine } = report;
  const heading = `Milliseconds per request against tickets, ${machine.cores} cores, PostgreSQL ${machine.postgresql}`;
  writeFileSync(path.join(root, "docs", "performance", "growth.svg"), plotOf(heading, panelsOf(report)));
}
