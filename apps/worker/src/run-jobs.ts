import { PgBoss } from "pg-boss";
import type { Job } from "./jobs/job";
import { describeError } from "./log";
import type { Tools } from "./tools";

const drainMs = 10_000;

type Pace = { pollingSeconds: number; retryDelaySeconds: number };
const usualPace: Pace = { pollingSeconds: 15, retryDelaySeconds: 60 };

/**
 * Runs the jobs by the clock. The queue's tables were made when the database was migrated; this role need not be
 * able to. Of several workers one takes each run, and a run that fails is tried again.
 */
export async function startJobs(
  url: string,
  jobs: readonly Job[],
  tools: Tools,
  { pollingSeconds, retryDelaySeconds }: Pace = usualPace,
): Promise<{ stop: () => Promise<void> }> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: "halen-desk worker",
    max: 2,
    migrate: false,
    createSchema: false,
    cronMonitorIntervalSeconds: 45,
    cronWorkerIntervalSeconds: 15,
  });
  boss.on("error", (error) => tools.log("error", "the job queue has trouble", describeError(error)));
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.name, {
      policy: "stately",
      retryLimit: 3,
      retryDelay: retryDelaySeconds,
      expireInSeconds: 3_600,
    });
    await boss.schedule(job.name, job.cron, {}, { tz: "UTC" });
    await boss.work(job.name, { pollingIntervalSeconds: pollingSeconds }, () => runJob(job, tools));
  }
  return { stop: () => boss.stop({ graceful: true, timeout: drainMs }) };
}

async function runJob(job: Job, tools: Tools): Promise<void> {
  try {
    const did = await job.run(tools);
    if (Object.values(did).some((count) => count > 0)) tools.log("info", job.name, did);
  } catch (error) {
    tools.log("error", `${job.name} failed`, describeError(error));
    throw error;
  }
}
