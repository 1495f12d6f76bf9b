import { attachments, scheduledMessages } from "@desk/db/schema";
import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { type Ctx, inTransaction } from "../context";
import { forbidden } from "../error";
import type { Storage } from "./storage";

const keptHours = 24;

/** Removes files that no message took within a day. Each row stays locked while its bytes go. */
export async function deleteLooseFiles(ctx: Ctx, storage: Storage): Promise<number> {
  if (ctx.actor.kind !== "system") throw forbidden();
  let deleted = 0;
  while (await deleteOne(ctx, storage)) deleted++;
  return deleted;
}

function deleteOne(ctx: Ctx, storage: Storage): Promise<boolean> {
  const before = new Date(ctx.now().getTime() - keptHours * 3_600_000);
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({ id: attachments.id, storageKey: attachments.storageKey })
      .from(attachments)
      .where(
        and(
          eq(attachments.workspaceId, ctx.workspaceId),
          isNull(attachments.messageId),
          lt(attachments.createdAt, before),
          // A message that leaves later still takes its files along.
          sql`not exists (select 1 from ${scheduledMessages} s where s.workspace_id = ${ctx.workspaceId}
            and (s.state in ('waiting', 'failed') or (s.state = 'cancelled' and s.reason is not null))
            and s.input->'attachmentIds' ? ${attachments.id}::text)`,
        ),
      )
      .limit(1)
      .for("update", { skipLocked: true });
    if (row === undefined) return false;
    await storage.delete(row.storageKey);
    await ctx.db
      .delete(attachments)
      .where(and(eq(attachments.workspaceId, ctx.workspaceId), eq(attachments.id, row.id)));
    return true;
  });
}
