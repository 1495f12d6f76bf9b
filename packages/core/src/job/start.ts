import type { JobKind } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import { type Ctx, newId } from "../context";
import { limitExceeded } from "../error";
import { recordEvent } from "../event";
import { askerOf } from "./asker";

/** So many jobs of one asker wait or run at a time, so that nobody fills the queue for everybody. */
const activeMax = 20;

export type NewJob = {
  kind: JobKind;
  /** In words, such as "Solve 312 tickets". */
  title: string;
  input: Record<string, unknown>;
  /** The same id started twice is one job: double clicks, retries. */
  id?: string | undefined;
  undoOfId?: string | undefined;
  /** Done in this very transaction, so that no worker takes it. */
  isAtOnce?: boolean | undefined;
};

/** Queues work in the caller's transaction. A worker takes it within a second. Returns its id and whether it is new. */
export async function startJob(ctx: Ctx, job: NewJob): Promise<{ jobId: string; isNew: boolean }> {
  const { userId, apiKeyId } = askerOf(ctx);
  const jobId = job.id ?? newId();
  const now = ctx.now().toISOString();
  await requireRoom(ctx);
  const made = await runStatement(
    ctx.db,
    `insert into jobs (workspace_id, id, kind, state, user_id, api_key_id, title, input, undo_of_id, created_at, started_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11) on conflict (workspace_id, id) do nothing returning id`,
    [
      ctx.workspaceId,
      jobId,
      job.kind,
      job.isAtOnce === true ? "running" : "queued",
      userId,
      apiKeyId,
      job.title,
      JSON.stringify(job.input),
      job.undoOfId ?? null,
      now,
      job.isAtOnce === true ? now : null,
    ],
  );
  if (made.length === 0) return { jobId, isNew: false };
  await recordEvent(ctx, "job.started", { jobId, kind: job.kind, title: job.title });
  return { jobId, isNew: true };
}

async function requireRoom(ctx: Ctx): Promise<void> {
  const { userId, apiKeyId } = askerOf(ctx);
  if (userId === null && apiKeyId === null) return;
  const [row] = await runStatement<{ count: number }>(
    ctx.db,
    `select count(*)::int as count from jobs j where j.workspace_id = $1 and j.state in ('queued', 'running')
      and (j.user_id = $2::uuid or j.api_key_id = $3::uuid)`,
    [ctx.workspaceId, userId, apiKeyId],
  );
  if ((row?.count ?? 0) < activeMax) return;
  throw limitExceeded(`${activeMax} jobs of yours are under way. Wait until one is done, or cancel one.`, 10);
}
