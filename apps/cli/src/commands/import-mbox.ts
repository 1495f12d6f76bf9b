import { findWorkspace } from "@desk/core/boot";
import { systemCtx } from "@desk/core/context";
import { openStorage } from "@desk/core/file";
import { importArchive } from "@desk/email/archive/import-archive";
import { createMailParser } from "@desk/email/parse/mail-parser";
import type { Command } from "commander";
import { withDatabase } from "../database";
import { readEnv, storageSettings } from "../env";
import { mailboxOf } from "../mailbox";
import { exitCodes, type Output, report } from "../outcome";
import { progressBar } from "../progress";
import { spooledInput } from "../spool";

type Options = { mailbox?: string; workspace?: string };

export function addImportMbox(group: Command, output: () => Output): void {
  group
    .command("mbox <file>")
    .description("import old mail from an mbox file, plain or .gz, or a folder of .eml files; - reads standard input")
    .option("--mailbox <address>", "the address of ours that received it")
    .option("--workspace <slug>", "which workspace, when there are several")
    .addHelpText(
      "after",
      `
Messages keep their original dates and are threaded by In-Reply-To and References alone. Nobody is written to or
notified. The import can be broken off and run again: what is there already is left as it is.`,
    )
    .action((file: string, options: Options) => report(output(), () => importMbox(file, options, output())));
}

async function importMbox(file: string, options: Options, { isJson }: Output) {
  const startedAt = performance.now();
  const input = await spooledInput(file);
  const bar = progressBar(isJson ? undefined : process.stderr);
  const parser = createMailParser({ threads: 2 });
  try {
    const storage = openStorage(storageSettings(readEnv()));
    const result = await withDatabase(async (db) => {
      const workspace = await findWorkspace(db, options.workspace);
      const ctx = systemCtx(db, workspace.id, "import");
      const mailboxId = await mailboxOf(ctx, options.mailbox);
      return importArchive(ctx, { parser, storage }, { path: input.path, mailboxId, onProgress: bar.show });
    });
    const seconds = Number(((performance.now() - startedAt) / 1_000).toFixed(1));
    const peakMemoryMb = Math.round(process.resourceUsage().maxRSS / 1_024);
    const outcomes = Object.entries(result.outcomes).map(([outcome, count]) => `${count} ${outcome}`);
    const isPartly = (result.outcomes.later ?? 0) + (result.outcomes.unprocessable ?? 0) > 0;
    return {
      data: { ...result, seconds, peakMemoryMb },
      text: `${result.mails} mails, ${result.known} of them imported before: ${outcomes.join(", ") || "nothing"}.\n${result.messages} messages in ${result.tickets} tickets, ${seconds} s.`,
      exitCode: isPartly ? exitCodes.partly : exitCodes.done,
    };
  } finally {
    bar.end();
    await parser.close();
    await input.remove();
  }
}
