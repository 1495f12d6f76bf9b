import { attachments, macroFiles, scheduledMessages } from "@desk/db/schema";
import { and, eq, isNull, lt, ne, sql } from "drizzle-orm";
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
    if (await isLastOne(ctx, row)) await storage.delete(row.storageKey);
    await ctx.db
      .delete(attachments)
      .where(and(eq(attachments.workspaceId, ctx.workspaceId), eq(attachments.id, row.id)));
    return true;
  });
}

/** Copies of a macro's file share its bytes. The lock lets of two that go at once the second see itself alone. */
async function isLastOne(ctx: Ctx, { id, storageKey }: { id: string; storageKey: string }): Promise<boolean> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${storageKey}, 0))`);
  const copies = await ctx.db.$count(
    attachments,
    and(eq(attachments.workspaceId, ctx.workspaceId), eq(attachments.storageKey, storageKey), ne(attachments.id, id)),
  );
  if (copies > 0) return false;
  const kept = and(eq(macroFiles.workspaceId, ctx.workspaceId), eq(macroFiles.storageKey, storageKey));
  return (await ctx.db.$count(macroFiles, kept)) === 0;
}
