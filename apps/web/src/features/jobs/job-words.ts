import type { JobView } from "@desk/contracts/job";
import type { JobItemState, JobState } from "@desk/contracts/words";
import { countOf } from "@/lib/words";

export const isActive = ({ state }: Pick<JobView, "state">): boolean => state === "queued" || state === "running";

export const jobStateWords: Record<JobState, string> = {
  queued: "Waiting for its turn",
  running: "Under way",
  done: "Done",
  cancelled: "Cancelled",
  failed: "Failed",
};

export const itemStateWords: Record<JobItemState, string> = {
  waiting: "Not done",
  done: "Done",
  failed: "Failed",
  skipped: "Left as it was",
};

export const settledOf = ({ done, failed, skipped }: JobView): number => done + failed + skipped;

/** "120 of 300 tickets", or how it ended: "298 done, 2 failed". */
export function progressWords(job: JobView): string {
  if (isActive(job)) {
    if (job.total === null) return job.state === "queued" ? jobStateWords.queued : "Finding the tickets";
    return `${settledOf(job).toLocaleString("en")} of ${countOf(job.total, "ticket")}`;
  }
  const parts = [`${job.done.toLocaleString("en")} done`];
  if (job.failed > 0) parts.push(`${job.failed.toLocaleString("en")} failed`);
  if (job.skipped > 0) parts.push(`${job.skipped.toLocaleString("en")} left as they were`);
  const left = (job.total ?? 0) - settledOf(job);
  if (left > 0) parts.push(`${left.toLocaleString("en")} not done`);
  return parts.join(", ");
}

/** Tickets a second since it began; null before it can be told. */
export function rateWords(job: JobView, nowMs: number): string | null {
  const seconds = job.startedAt === null ? 0 : (nowMs - Date.parse(job.startedAt)) / 1_000;
  if (!isActive(job) || seconds < 1 || settledOf(job) === 0) return null;
  return `${Math.round(settledOf(job) / seconds).toLocaleString("en")} a second`;
}

/** "5 h 12 min left to undo". */
export function timeLeft(until: string, nowMs: number): string {
  const minutes = Math.max(0, Math.floor((Date.parse(until) - nowMs) / 60_000));
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}
