import { setTimeout as delay } from "node:timers/promises";
import { findBootProblems, openDatabase } from "@desk/core/boot";
import { findSecretProblems } from "@desk/core/secret";
import { buildServer } from "./build-server";
import { type Env, readEnv } from "./env";
import { listen } from "./listen";
import { createLog, describeError } from "./log";

/** How long balancers and kept connections get to notice, and how long requests under way get to finish. */
const noticeMs = 1_000;
const drainMs = 9_000;

await start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : "The server could not start."}\n`);
  process.exit(1);
});

async function start(): Promise<void> {
  const env = readEnv();
  const log = createLog(env.LOG_FORMAT, { least: env.LOG_LEVEL });
  const problems = [...findSecretProblems(env), ...(await findBootProblems(env.DATABASE_URL, env.MIGRATIONS_DIR))];
  if (problems.length > 0)
    throw new Error(`This does not start:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);

  const database = openDatabase({
    url: env.DATABASE_URL,
    max: env.DATABASE_POOL_MAX,
    guard: env.STATEMENT_GUARD,
    applicationName: "halen-desk server",
  });
  const { door, metrics, readiness, close } = buildServer(env, database.db, log);
  await listen(door, env.PORT, env.HOST);
  await startMetrics(env, metrics, log);
  log("info", `listening on port ${env.PORT} for ${env.PUBLIC_URL.origin}`, {
    pid: process.pid,
    node: process.version,
  });

  let isStopping = false;
  const stop = async (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    log("info", `${signal}: finishing what is under way`);
    readiness.isStopping = true;
    await delay(noticeMs);
    await drain(door);
    metrics.close();
    close();
    await database.close();
    log("info", "stopped");
    process.exit(0);
  };
  process.on("SIGTERM", (signal) => void stop(signal));
  process.on("SIGINT", (signal) => void stop(signal));
  process.on("unhandledRejection", (error) => log("error", "a promise failed unheard", describeError(error)));
  process.on("uncaughtException", (error) => {
    log("error", "an error nobody caught; ending, so that a fresh process takes over", describeError(error));
    process.exit(1);
  });
}

/** A busy metrics port must not keep the desk from answering. */
async function startMetrics(
  env: Env,
  metrics: Parameters<typeof listen>[0],
  log: ReturnType<typeof createLog>,
): Promise<void> {
  if (env.METRICS_PORT === "") return;
  await listen(metrics, env.METRICS_PORT, env.METRICS_HOST).catch((error: unknown) =>
    log("warn", `no metrics: port ${env.METRICS_PORT} cannot be used`, describeError(error)),
  );
}

/** Every request under way gets its answer, idle connections are let go, and after nine seconds nobody is waited for. */
function drain(door: Parameters<typeof listen>[0]): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      door.closeAllConnections();
      resolve();
    }, drainMs);
    const sweep = setInterval(() => door.closeIdleConnections(), 50);
    door.close(() => {
      clearTimeout(late);
      clearInterval(sweep);
      resolve();
    });
    door.closeIdleConnections();
  });
}
