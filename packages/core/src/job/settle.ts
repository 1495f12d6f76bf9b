import type { JobState } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import { type Ctx, inTransaction } from "../context";
import { recordEvent } from "../event";

type End = { state: Extract<JobState, "done" | "cancelled" | "failed">; error?: string };
type Ended = { kind: string; title: string; done: number; failed: number; skipped: number; undoOfId: string | null };

/**
 * Ends a job, once: false when it had ended already. An undo that did not come to its end gives its job free for
 * another one.
 */
export function settleJob(ctx: Ctx, jobId: string, { state, error }: End): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const [ended] = await runStatement<Ended>(
      ctx.db,
      `update jobs j set state = $3, error = $4, finished_at = $5, leased_until = null
        where j.workspace_id = $1 and j.id = $2 and j.state in ('queued', 'running')
        returning j.kind, j.title, j.done, j.failed, j.skipped, j.undo_of_id as "undoOfId"`,
      [ctx.workspaceId, jobId, state, error ?? null, ctx.now().toISOString()],
    );
    if (ended === undefined) return false;
    const { undoOfId, ...facts } = ended;
    if (undoOfId !== null && state !== "done") {
      await runStatement(
        ctx.db,
        "update jobs j set undone_by_id = null where j.workspace_id = $1 and j.id = $2 and j.undone_by_id = $3",
        [ctx.workspaceId, undoOfId, jobId],
      );
    }
    const type = state === "cancelled" ? "job.cancelled" : "job.finished";
    await recordEvent(ctx, type, { jobId, state, ...facts });
    return true;
  });
}
