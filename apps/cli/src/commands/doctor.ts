import { findBootProblems, inspectDatabase, schemaVersionOf } from "@desk/core/boot";
import type { Command } from "commander";
import { type Check, diskCheck, secretCheck } from "../checks";
import { withDatabase } from "../database";
import { databaseUrl, type Env, readEnv } from "../env";
import { exitCodes, type Output, report } from "../outcome";

export function addDoctor(program: Command, output: () => Output): void {
  program
    .command("doctor")
    .description("check database, schema, durability, secrets, disk and queues, and say what to do")
    .action(() =>
      report(output(), async () => {
        const env = readEnv();
        const checks = [...(await databaseChecks(env)), secretCheck(env), await diskCheck(env.FILES_DIR)];
        const hasFailed = checks.some(({ state }) => state === "failed");
        return {
          data: { ok: !hasFailed, checks },
          text: checks.map(asLine).join("\n"),
          exitCode: hasFailed ? exitCodes.partly : exitCodes.done,
        };
      }),
    );
}

const marks = { ok: "ok     ", warning: "warning", failed: "FAILED " } as const;
const asLine = ({ name, state, message, hint }: Check): string =>
  `${marks[state]}  ${name.padEnd(12)} ${message}${hint === undefined ? "" : `\n${" ".repeat(22)}→ ${hint}`}`;

async function databaseChecks(env: Env): Promise<Check[]> {
  const url = databaseUrl(env);
  try {
    const problems = await findBootProblems(url, env.MIGRATIONS_DIR);
    const schema: Check[] = problems.map((message) => ({ name: "schema", state: "failed", message }));
    if (problems.length > 0) return [{ name: "database", state: "ok", message: "answers" }, ...schema];
    const version = schemaVersionOf(env.MIGRATIONS_DIR);
    return [...(await factChecks()), { name: "schema", state: "ok", message: `version ${version}` }];
  } catch (error) {
    const reason = error instanceof Error ? ("code" in error ? String(error.code) : error.message) : String(error);
    return [
      {
        name: "database",
        state: "failed",
        message: `does not answer (${reason})`,
        hint: "Run ./start.sh, or check DATABASE_URL and that PostgreSQL accepts connections.",
      },
    ];
  }
}

async function factChecks(): Promise<Check[]> {
  const facts = await withDatabase(inspectDatabase);
  const { used, max } = facts.connections;
  const isCrowded = used > max * 0.8;
  const oldestMail = facts.mail.oldestSeconds ?? 0;
  const oldestJob = facts.jobs?.oldestSeconds ?? 0;
  const worker = "Is the worker running? Its log says why not.";
  return [
    {
      name: "database",
      state: "ok",
      message: `PostgreSQL ${facts.version}, ${(facts.sizeBytes / 1e6).toFixed(0)} MB, about ${facts.tickets} tickets in ${facts.workspaces} workspaces`,
    },
    { name: "durability", state: "ok", message: `synchronous_commit is ${facts.synchronousCommit}` },
    {
      name: "connections",
      state: isCrowded ? "warning" : "ok",
      message: `${used} of ${max} in use`,
      ...(isCrowded ? { hint: "Raise max_connections or put PgBouncer in front." } : {}),
    },
    {
      name: "mail",
      state: oldestMail > 300 || facts.mail.failed > 0 ? "warning" : "ok",
      message: `${facts.mail.queued} queued, ${facts.mail.failed} failed, oldest ${oldestMail} s`,
      ...(oldestMail > 300 ? { hint: worker } : {}),
    },
    {
      name: "jobs",
      state: oldestJob > 300 ? "warning" : "ok",
      message: facts.jobs === null ? "the worker has not run yet" : `${facts.jobs.waiting} due, oldest ${oldestJob} s`,
      ...(oldestJob > 300 ? { hint: worker } : {}),
    },
    facts.mayChangeEvents
      ? {
          name: "history",
          state: "warning",
          message: "the app's role could rewrite events, were it not for the trigger",
          hint: "Set DATABASE_MIGRATE_URL to the owner and DATABASE_URL to a role of its own, then run desk migrate.",
        }
      : { name: "history", state: "ok", message: "the app's role can only add to events" },
  ];
}
