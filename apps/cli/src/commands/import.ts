import path from "node:path";
import { findWorkspace } from "@desk/core/boot";
import { systemCtx } from "@desk/core/context";
import { importTargets, importTickets } from "@desk/core/import";
import type { Command } from "commander";
import { withDatabase } from "../database";
import { errorFile } from "../error-file";
import { exitCodes, type Output, report } from "../outcome";
import { progressBar } from "../progress";
import { spooledInput } from "../spool";
import { addImportMbox } from "./import-mbox";

type Options = {
  map: string[];
  set: string[];
  externalId?: string;
  externalPrefix?: string;
  encoding?: string;
  delimiter?: string;
  errors?: string;
  dryRun?: boolean;
  strict?: boolean;
  workspace?: string;
};

const collect = (value: string, before: string[]): string[] => [...before, value];

export function addImport(program: Command, output: () => Output): void {
  const group = program.command("import").description("bring tickets and old mail in");
  addImportMbox(group, output);
  group
    .command("csv <file>")
    .description("import tickets from a CSV file, plain or .gz; - reads standard input")
    .option("--map <target=column>", `what a column becomes (${importTargets.join(", ")}); repeatable`, collect, [])
    .option("--set <target=value>", "one value for every row; repeatable", collect, [])
    .option("--external-id <column>", "the column that names a row for good, or row for its number", undefined)
    .option("--external-prefix <text>", "stands before every external id (default: the file's name with row numbers)")
    .option("--encoding <name>", "utf-8, utf-16le, utf-16be or windows-1252 (default: detected)")
    .option("--delimiter <char>", "what separates cells (default: detected)")
    .option("--errors <file>", "where rows that were left out are listed")
    .option("--dry-run", "judge every row, change nothing")
    .option("--strict", "import nothing when any row is wrong")
    .option("--workspace <slug>", "which workspace, when there are several")
    .action((file: string, options: Options) => report(output(), () => importCsv(file, options, output())));
}

async function importCsv(file: string, options: Options, { isJson }: Output) {
  const startedAt = performance.now();
  const input = await spooledInput(file);
  const name = path.basename(file === "-" ? "stdin" : file).replace(/\.gz$/u, "");
  const errors = errorFile(options.errors ?? `${name}.errors.csv`);
  const bar = progressBar(isJson ? undefined : process.stderr);
  try {
    const result = await withDatabase(async (db) => {
      const workspace = await findWorkspace(db, options.workspace);
      return importTickets(systemCtx(db, workspace.id, "import"), {
        ...options,
        path: input.path,
        externalPrefix:
          options.externalPrefix ??
          (options.externalId === undefined || options.externalId === "row" ? `${name}:` : ""),
        isDryRun: options.dryRun === true,
        isStrict: options.strict === true,
        onProblem: errors.add,
        onProgress: bar.show,
      });
    });
    const seconds = (performance.now() - startedAt) / 1000;
    const peakMemoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
    const data = { ...result, seconds: Number(seconds.toFixed(1)), peakMemoryMb, errorFile: errors.path() };
    const verb = options.dryRun === true ? "would be imported" : "imported";
    const count = options.dryRun === true ? result.rows - result.failed : result.imported;
    const left = result.failed > 0 ? ` ${result.failed} left out, listed in ${errors.path()}.` : "";
    return {
      data,
      text: `${result.rows} rows (${result.encoding}): ${count} ${verb}, ${result.known} known already.${left}\n${data.seconds} s, ${peakMemoryMb} MB at most.`,
      exitCode: result.failed > 0 ? exitCodes.partly : exitCodes.done,
    };
  } finally {
    bar.end();
    errors.close();
    await input.remove();
  }
}
