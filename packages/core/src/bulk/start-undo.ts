import { type BulkStarted, bulkAtOnceMax } from "@desk/contracts/bulk";
import type { JobRef } from "@desk/contracts/job";
import { runStatement } from "@desk/db/statement";
import { type Ctx, inTransaction } from "../context";
import { conflict } from "../error";
import { addItems, closeList, type JobItem } from "../job/items";
import { undoableUntil } from "../job/policy";
import { findJob, readJob } from "../job/read";
import { settleJob } from "../job/settle";
import { startJob } from "../job/start";
import { startedOf } from "./start";
import { undoChunk } from "./undo";

/** Takes a bulk change back, within 24 hours and with the rights of whoever asks. Few tickets at once, more as a job. */
export function undoJob(ctx: Ctx, { jobId }: JobRef): Promise<BulkStarted> {
  return inTransaction(ctx, async (ctx) => {
    const job = await findJob(ctx, jobId);
    if (undoableUntil(job, ctx.now()) === null) throw notUndoable(job);
    const changed = await firstChanged(ctx, jobId);
    const isAtOnce = changed.length <= bulkAtOnceMax;
    const undo = await startJob(ctx, {
      kind: "undo",
      title: `Undo: ${job.title}`,
      input: {},
      undoOfId: jobId,
      isAtOnce,
    });
    await claim(ctx, jobId, undo.jobId);
    if (!isAtOnce) return { job: await readJob(ctx, undo), items: null };
    await addItems(
      ctx,
      undo.jobId,
      changed.map(({ ticketId }) => ticketId),
    );
    await closeList(ctx, undo.jobId);
    await undoChunk(ctx, { id: undo.jobId, undoOfId: jobId }, false);
    await settleJob(ctx, undo.jobId, { state: "done" });
    return startedOf(ctx, undo.jobId);
  });
}

const notUndoable = ({ kind, state, done, undoneById }: Awaited<ReturnType<typeof findJob>>) => {
  if (kind !== "bulk") return conflict("Only a bulk change can be undone.");
  if (undoneById !== null) return conflict("This was undone already.", { undoneById });
  if (state === "queued" || state === "running")
    return conflict("It is still under way. Cancel it first, then undo it.");
  if (done === 0) return conflict("It changed nothing, so there is nothing to undo.");
  return conflict("It is more than 24 hours ago and cannot be undone any more.");
};

const firstChanged = (ctx: Ctx, jobId: string): Promise<JobItem[]> =>
  runStatement<JobItem>(
    ctx.db,
    `select i.seq, i.ticket_id as "ticketId" from job_items i where i.workspace_id = $1 and i.job_id = $2
      and i.state = 'done' and i.inverse is not null order by i.seq limit ${bulkAtOnceMax + 1}`,
    [ctx.workspaceId, jobId],
  );

/** Of two who undo at once, one does. */
async function claim(ctx: Ctx, jobId: string, undoneById: string): Promise<void> {
  const claimed = await runStatement(
    ctx.db,
    `update jobs j set undone_by_id = $3 where j.workspace_id = $1 and j.id = $2 and j.undone_by_id is null returning j.id`,
    [ctx.workspaceId, jobId, undoneById],
  );
  if (claimed.length === 0) throw conflict("This was undone already.");
}
