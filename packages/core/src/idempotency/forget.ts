import { sql } from "drizzle-orm";
import type { Ctx } from "../context";

/** Drops what is older than a day. */
export async function forgetOldKeys(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.now().getTime() - 24 * 60 * 60 * 1_000).toISOString();
  const rows = await ctx.db.execute(sql`
    delete from idempotency_keys where workspace_id = ${ctx.workspaceId} and created_at <= ${before}::timestamptz
    returning 1`);
  return rows.length;
}
