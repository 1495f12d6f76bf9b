import type { Db } from "@desk/db/client";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { type Job, jobColumns } from "./job";

/** A worker that has not been heard of for so long is taken for dead, and another one goes on. */
const leaseMs = 20_000;

/** A job that is mine until then. The moment is also what proves it: whoever takes the job over changes it. */
export type Lease = { workspaceId: string; jobId: string; until: string };

const later = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString();

/**
 * Takes the job that has waited longest for its turn: one that nobody holds, or whose worker died. Of several
 * workers each gets another one.
 */
export async function takeJob({ db, now }: { db: Db; now: () => Date }): Promise<Lease | undefined> {
  const at = now();
  const until = later(at, leaseMs);
  const [row] = await runStatement<{ workspaceId: string; jobId: string }>(
    db,
    `/* across workspaces: maintenance */ update jobs j
      set state = 'running', started_at = coalesce(j.started_at, $1::timestamptz), leased_until = $2::timestamptz
      from (select d.workspace_id, d.id from jobs d where d.state in ('queued', 'running')
        and (d.leased_until is null or d.leased_until <= $1::timestamptz)
        order by d.leased_until nulls first, d.created_at, d.id limit 1 for update skip locked) due
      where j.workspace_id = due.workspace_id and j.id = due.id
      returning j.workspace_id as "workspaceId", j.id as "jobId"`,
    [at.toISOString(), until],
  );
  return row === undefined ? undefined : { ...row, until };
}

/** Keeps the job for another while and says how it stands; undefined when it ended or is another worker's. */
export async function renewLease(ctx: Ctx, lease: Lease): Promise<Job | undefined> {
  const until = later(ctx.now(), leaseMs);
  const [job] = await runStatement<Job>(
    ctx.db,
    `update jobs j set leased_until = $4::timestamptz where j.workspace_id = $1 and j.id = $2
      and j.state = 'running' and j.leased_until = $3::timestamptz returning ${jobColumns}`,
    [ctx.workspaceId, lease.jobId, lease.until, until],
  );
  if (job !== undefined) lease.until = until;
  return job;
}

/** Lets others have their turn; after a fault only some time later. */
export async function releaseLease(ctx: Ctx, lease: Lease, { afterMs = 0, attempts = 0 } = {}): Promise<void> {
  await runStatement(
    ctx.db,
    `update jobs j set leased_until = $4::timestamptz, attempts = $5::int where j.workspace_id = $1 and j.id = $2
      and j.state = 'running' and j.leased_until = $3::timestamptz`,
    [ctx.workspaceId, lease.jobId, lease.until, later(ctx.now(), afterMs), attempts],
  );
}
