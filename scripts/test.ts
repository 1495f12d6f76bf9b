import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { runEndToEnd } from "./checks/e2e.ts";
import { writeLongReport } from "./checks/long-report.ts";
import { endRunning, readReport, root, runShown } from "./checks/run.ts";
import { type Selection, type Stage, selectStages, testHelp } from "./checks/selection.ts";
import { closingLine, countStage, isGreen, sumUp, type Tally, tallyVitest } from "./checks/tally.ts";
import { installDependencies } from "./prepare.ts";

export type StageResult = Tally & { stage: Stage; seconds: number };

const none: Tally = { passed: 0, failed: 0 };
const reportsDir = path.join(root, ".data", "test");

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    endRunning();
    process.exitCode = 130;
  });
}

const selection = selectStages(process.argv.slice(2));
if (selection === "help") console.log(testHelp);
else await runAll(selection);

async function runAll(selection: Selection): Promise<void> {
  console.log(`Halen Desk on Node ${process.version}`);
  rmSync(reportsDir, { recursive: true, force: true });
  mkdirSync(reportsDir, { recursive: true });
  if (selection.isLong) process.env.LONG = "1";

  const results: StageResult[] = [];
  for (const stage of selection.stages) {
    if (process.exitCode === 130) break;
    console.log(`\n── ${stage} ${"─".repeat(70 - stage.length)}`);
    const startedAt = performance.now();
    const [tally, isOk] = await runStage(stage, selection).catch(broken);
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    results.push({ stage, seconds, ...countStage(tally, isOk) });
  }
  if (selection.isLong) writeLongReport(results);

  console.log("");
  for (const { stage, passed, failed, seconds } of results) {
    console.log(
      `${stage.padEnd(12)} ${failed > 0 ? "FAILED" : "ok"}  ${passed} passed, ${failed} failed, ${seconds} s`,
    );
  }
  const total = sumUp(results);
  const isVerifyOnly = selection.stages.every((stage) => stage === "verify" || stage === "build");
  const isOk = isGreen(total) || (isVerifyOnly && total.failed === 0);
  process.exitCode ||= isOk ? 0 : 1;
  console.log(closingLine(total));
}

function broken(error: unknown): [Tally, boolean] {
  console.error(error instanceof Error ? error.message : error);
  return [{ passed: 0, failed: 1 }, false];
}

async function runStage(stage: Stage, { paths }: Selection): Promise<[Tally, boolean]> {
  installDependencies(root);
  switch (stage) {
    case "verify":
      return [none, await runEach(["lint", "types", "boundaries", "deadcode"])];
    case "build":
      return [none, await runEach(["build", "size"])];
    case "unit":
    case "integration":
      return runVitest(stage, paths);
    case "e2e":
      return runEndToEnd(path.join(reportsDir, "e2e.json"), path.join(reportsDir, "e2e-server.log"), paths);
  }
}

/** Every script of package.json runs, so that one failure does not hide the next. */
async function runEach(scripts: string[]): Promise<boolean> {
  let isOk = true;
  for (const script of scripts) isOk = (await runShown("pnpm", ["run", script])) && isOk;
  return isOk;
}

async function runVitest(project: "unit" | "integration", paths: string[]): Promise<[Tally, boolean]> {
  const vitest = path.join(root, "node_modules/vitest/vitest.mjs");
  const file = path.join(reportsDir, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  // A path may have tests of the other kind only.
  const lenient = paths.length > 0 ? ["--passWithNoTests"] : [];
  const isOk = await runShown(process.execPath, [
    vitest,
    "run",
    "--project",
    project,
    ...reporters,
    ...lenient,
    ...paths,
  ]);
  const report = readReport<Parameters<typeof tallyVitest>[0]>(file);
  if (report) return [tallyVitest(report), isOk];
  return [{ passed: 0, failed: isOk ? 0 : 1 }, isOk];
}
