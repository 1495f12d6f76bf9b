import type { JobRef, JobView } from "@desk/contracts/job";
import { runStatement } from "@desk/db/statement";
import { type Ctx, inTransaction } from "../context";
import { conflict } from "../error";
import { findJob, readJob } from "./read";
import { settleJob } from "./settle";

/** Stops a job before its next chunk. What was done stays, and can be undone. */
export function cancelJob(ctx: Ctx, { jobId }: JobRef): Promise<JobView> {
  return inTransaction(ctx, async (ctx) => {
    const { id } = await findJob(ctx, jobId);
    if (!(await settleJob(ctx, id, { state: "cancelled" }))) {
      const { state } = await findJob(ctx, id);
      if (state !== "cancelled") throw conflict("This job has ended already.", { jobId: id, state });
    }
    await runStatement(
      ctx.db,
      "update jobs j set cancel_asked_at = coalesce(j.cancel_asked_at, $3) where j.workspace_id = $1 and j.id = $2",
      [ctx.workspaceId, id, ctx.now().toISOString()],
    );
    return readJob(ctx, { jobId: id });
  });
}
