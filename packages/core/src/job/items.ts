import type { JobItemState } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";

export type JobItem = { seq: number; ticketId: string };
export type ItemResult = {
  seq: number;
  state: Exclude<JobItemState, "waiting">;
  reason: string | null;
  /** What takes it back; null when nothing was changed. */
  inverse: Record<string, unknown> | null;
  versionAfter: number | null;
};

/** Notes tickets of a job after those it has, each once. The job's row is locked by the caller. */
export async function addItems(ctx: Ctx, jobId: string, ticketIds: readonly string[]): Promise<void> {
  if (ticketIds.length === 0) return;
  await runStatement(
    ctx.db,
    `insert into job_items (workspace_id, job_id, seq, ticket_id)
      select $1::uuid, $2::uuid, listed.place + coalesce((select max(i.seq) from job_items i
        where i.workspace_id = $1 and i.job_id = $2), 0), listed.id
      from unnest($3::uuid[]) with ordinality as listed(id, place)
      on conflict (workspace_id, job_id, ticket_id) do nothing`,
    [ctx.workspaceId, jobId, ticketIds],
  );
}

/** How many there are, once all of them are noted. */
export async function closeList(ctx: Ctx, jobId: string): Promise<void> {
  await runStatement(
    ctx.db,
    `update jobs j set attempts = 0, cursor = null,
        total = (select count(*) from job_items i where i.workspace_id = $1 and i.job_id = $2)
      where j.workspace_id = $1 and j.id = $2`,
    [ctx.workspaceId, jobId],
  );
}

/** Where listing goes on. */
export async function moveCursor(ctx: Ctx, jobId: string, cursor: string): Promise<void> {
  await runStatement(ctx.db, "update jobs j set attempts = 0, cursor = $3 where j.workspace_id = $1 and j.id = $2", [
    ctx.workspaceId,
    jobId,
    cursor,
  ]);
}

/** The next that wait, locked: whoever else works on the job passes over them. */
export const takeItems = (ctx: Ctx, jobId: string, limit: number): Promise<JobItem[]> =>
  runStatement<JobItem>(
    ctx.db,
    `select i.seq, i.ticket_id as "ticketId" from job_items i where i.workspace_id = $1 and i.job_id = $2
      and i.state = 'waiting' order by i.seq limit ${limit} for update of i skip locked`,
    [ctx.workspaceId, jobId],
  );

/** Whether anything waits still, with what others are about to settle. */
export async function hasWaiting(ctx: Ctx, jobId: string): Promise<boolean> {
  const rows = await runStatement(
    ctx.db,
    `select 1 as waits from job_items i where i.workspace_id = $1 and i.job_id = $2 and i.state = 'waiting' limit 1`,
    [ctx.workspaceId, jobId],
  );
  return rows.length > 0;
}

/** Notes what became of a chunk, in the transaction in which it was done. */
export async function settleItems(ctx: Ctx, jobId: string, results: readonly ItemResult[]): Promise<void> {
  const count = (state: JobItemState) => results.filter((result) => result.state === state).length;
  await runStatement(
    ctx.db,
    `update job_items i set state = r.state, reason = r.reason, inverse = r.inverse, version_after = r."versionAfter",
        finished_at = $4::timestamptz
      from jsonb_to_recordset($3::jsonb)
        as r(seq int, state text, reason text, inverse jsonb, "versionAfter" int)
      where i.workspace_id = $1 and i.job_id = $2 and i.seq = r.seq`,
    [ctx.workspaceId, jobId, JSON.stringify(results), ctx.now().toISOString()],
  );
  await runStatement(
    ctx.db,
    `update jobs j set attempts = 0, done = j.done + $3::int, failed = j.failed + $4::int, skipped = j.skipped + $5::int
      where j.workspace_id = $1 and j.id = $2`,
    [ctx.workspaceId, jobId, count("done"), count("failed"), count("skipped")],
  );
}
