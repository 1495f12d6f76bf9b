import { exportKeptDays } from "@desk/contracts/export-words";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import type { Storage } from "../file/storage";
import { requireSystem } from "../job/require-system";

const dayMs = 24 * 60 * 60 * 1_000;
const batch = 200;

/** Removes the files of exports that expired or never came to their end. Says how many. */
export async function deleteExpiredExports(ctx: Ctx, storage: Storage): Promise<number> {
  requireSystem(ctx);
  const before = new Date(ctx.now().getTime() - exportKeptDays * dayMs).toISOString();
  for (let deleted = 0; ; ) {
    const rows = await runStatement<{ id: string; fileKey: string }>(
      ctx.db,
      `select j.id, j.file_key as "fileKey" from jobs j where j.workspace_id = $1 and j.kind = 'export'
        and j.file_key is not null and (j.finished_at <= $2 or j.state in ('failed', 'cancelled')) limit ${batch}`,
      [ctx.workspaceId, before],
    );
    for (const { id, fileKey } of rows) {
      await storage.delete(fileKey);
      await runStatement(ctx.db, "update jobs j set file_key = null where j.workspace_id = $1 and j.id = $2", [
        ctx.workspaceId,
        id,
      ]);
    }
    deleted += rows.length;
    if (rows.length < batch) return deleted;
  }
}
