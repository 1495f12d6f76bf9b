import { setTimeout as delay } from "node:timers/promises";
import type { Db } from "@desk/db/client";
import { type Ctx, systemCtx } from "../context";
import { isDomainError } from "../error";
import type { Storage } from "../file";
import { askerNow } from "./asker";
import type { Job, JobWorks } from "./job";
import { type Lease, releaseLease, renewLease, takeJob } from "./lease";
import { settleJob } from "./settle";

export type JobDesk = {
  db: Db;
  now: () => Date;
  storage: Storage;
  works: JobWorks;
  /** Told of what went wrong by our fault, before it is tried again. */
  onFault?: (error: unknown, job: { jobId: string; attempts: number }) => void;
  signal?: AbortSignal;
};

/** After so long another job has its turn. */
const turnMs = 5_000;
/** For each second of work so many seconds are left to people: the processor and the disk are theirs first. */
const restShare = 0.25;
const attemptsMax = 5;
const gaveUp = "Something went wrong on our side, several times. What was done stays; the rest was left as it was.";

/** Works on the next job for one turn. False when there was none. */
export async function runNextJob(desk: JobDesk): Promise<boolean> {
  const lease = await takeJob(desk);
  if (lease === undefined) return false;
  const ctx = systemCtx(desk.db, lease.workspaceId, "jobs", desk.now);
  const end = performance.now() + turnMs;
  for (;;) {
    const began = performance.now();
    const goesOn = await stepOnce(desk, ctx, lease);
    if (!goesOn) return true;
    if (performance.now() >= end || desk.signal?.aborted === true) break;
    await delay((performance.now() - began) * restShare, undefined, { signal: desk.signal }).catch(() => undefined);
  }
  await releaseLease(ctx, lease);
  return true;
}

/** One step with the rights the asker has now. False when there is nothing more to do here. */
async function stepOnce(desk: JobDesk, ctx: Ctx, lease: Lease): Promise<boolean> {
  const job = await renewLease(ctx, lease);
  if (job === undefined) return false;
  try {
    const actor = await askerNow(ctx, job);
    const goesOn = async () => desk.signal?.aborted !== true && (await renewLease(ctx, lease)) !== undefined;
    const work = desk.works[job.kind];
    if (work === undefined) throw new Error(`Nobody here knows how to do a job of the kind ${job.kind}.`);
    const step = await work.step({ ...ctx, actor, jobId: job.id }, job, { storage: desk.storage, goesOn });
    if (step === "more") return true;
    await settleJob({ ...ctx, actor }, job.id, { state: "done" });
  } catch (error) {
    await onError(desk, ctx, lease, job, error);
  }
  return false;
}

/** A refusal ends the job and says why; a fault of ours is tried again some times. */
async function onError(desk: JobDesk, ctx: Ctx, lease: Lease, job: Job, error: unknown): Promise<void> {
  if (isDomainError(error)) {
    await settleJob(ctx, job.id, { state: "failed", error: error.message });
    return;
  }
  const attempts = job.attempts + 1;
  desk.onFault?.(error, { jobId: job.id, attempts });
  if (attempts >= attemptsMax) await settleJob(ctx, job.id, { state: "failed", error: gaveUp });
  else await releaseLease(ctx, lease, { afterMs: 1_000 * 2 ** attempts, attempts });
}
