import { findBootProblems, openDatabase } from "@desk/core/boot";
import { bulkWork, undoWork } from "@desk/core/bulk";
import { exportWork } from "@desk/core/export";
import { openStorage } from "@desk/core/file";
import { createHostGuard } from "@desk/core/net";
import { createVault } from "@desk/core/secret";
import { createMailParser } from "@desk/email/parse/mail-parser";
import { createMailReach } from "@desk/email/reach";
import { readSmtpUrl } from "@desk/email/smtp-server-address";
import { logTransport, smtpTransport } from "@desk/email/transport";
import { startAskedWork } from "./asked";
import { startDelivery } from "./deliver";
import { type Env, readEnv, storageSettings } from "./env";
import { startHeartbeat } from "./heartbeat";
import { jobs } from "./jobs";
import { startListMails } from "./list-mails";
import { createLog, describeError, type Log } from "./log";
import { startDoors } from "./mail/doors/start";
import { startProcessing } from "./mail/process";
import { createMailOut, type MailOut } from "./mail/servers";
import { startJobs } from "./run-jobs";
import type { Tools } from "./tools";
import { startWaking } from "./wake";

await start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : "The worker could not start."}\n`);
  process.exit(1);
});

async function start(): Promise<void> {
  const env = readEnv();
  const log = createLog(env.LOG_FORMAT, { least: env.LOG_LEVEL });
  const problems = await findBootProblems(env.DATABASE_URL, env.MIGRATIONS_DIR);
  if (problems.length > 0)
    throw new Error(`This does not start:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);

  const database = openDatabase({
    url: env.DATABASE_URL,
    max: 8,
    guard: env.STATEMENT_GUARD === "1",
    applicationName: "halen-desk worker",
  });
  const guard = createHostGuard(env.PRIVATE_HOSTS_ALLOWED.split(","));
  const now = () => new Date();
  const tools: Tools = {
    db: database.db,
    now,
    storage: openStorage(storageSettings(env)),
    mailOut: createMailOut(installationOf(env), guard),
    secrets: {
      vault: env.AUTH_SECRET === "" ? undefined : createVault(env.AUTH_SECRET),
      mailReach: createMailReach({ guard, publicUrl: env.PUBLIC_URL, oauth: env, now, installation: null }),
    },
    publicUrl: env.PUBLIC_URL,
    log,
  };
  const running = [
    startDelivery(tools),
    startProcessing({ ...tools, parser: createMailParser() }),
    await startDoors({ ...tools, guard }, env),
    startAskedWork(tools, { bulk: bulkWork, undo: undoWork, export: exportWork }),
    await startJobs(env.DATABASE_URL, jobs, tools),
    startWaking(tools),
    startListMails(tools),
    startHeartbeat(tools, env.HEALTH_FILE),
  ];
  log("info", "working", { pid: process.pid, node: process.version });
  stopOnSignals(log, async () => {
    await Promise.all(running.map((part) => part.stop()));
    tools.mailOut.close();
    await database.close();
  });
}

function installationOf(env: Env): MailOut["installation"] {
  const from = { name: env.MAIL_FROM_NAME, address: env.MAIL_FROM };
  if (env.SMTP_URL !== "") return { from, transport: smtpTransport(readSmtpUrl(env.SMTP_URL)) };
  const isShown = env.MAIL_LOG === "1" || env.NODE_ENV === "development";
  return isShown
    ? { from, transport: logTransport((text) => process.stdout.write(`${text}\n`)), isShownOnly: true }
    : null;
}

function stopOnSignals(log: Log, stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = async (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    log("info", `${signal}: finishing what is under way`);
    await stop().catch((error: unknown) => log("error", "could not stop cleanly", describeError(error)));
    process.exit(0);
  };
  process.on("SIGTERM", (signal) => void onSignal(signal));
  process.on("SIGINT", (signal) => void onSignal(signal));
  process.on("unhandledRejection", (error) => log("error", "a promise failed unheard", describeError(error)));
  process.on("uncaughtException", (error) => {
    log("error", "an error nobody caught; ending, so that a fresh process takes over", describeError(error));
    process.exit(1);
  });
}
