import { runStatement } from "@desk/db/statement";
import { type Ctx, inTransaction, newId } from "../context";
import { forbidden } from "../error";
import { readSettings } from "../workspace/settings";

export type Purged = {
  count: number;
  /** Where the bytes of their attachments lie; the caller removes them after the commit. */
  storageKeys: string[];
};
type Due = { id: string; number: string; eventSeq: number; deletedAt: string };

/** Removes for good one batch of tickets deleted longer ago than the workspace keeps them. Their events stay. */
export async function purgeDeletedTickets(ctx: Ctx, { limit = 100 }: { limit?: number } = {}): Promise<Purged> {
  if (ctx.actor.kind !== "system") throw forbidden();
  return inTransaction(ctx, async (ctx) => {
    const { purgeAfterDays } = await readSettings(ctx);
    const before = new Date(ctx.now().getTime() - purgeAfterDays * 86_400_000).toISOString();
    const due = await runStatement<Due>(
      ctx.db,
      `select t.id, t.number, t.event_seq as "eventSeq", t.deleted_at as "deletedAt" from tickets t
        where t.workspace_id = $1 and t.deleted_at is not null and t.deleted_at <= $2 and t.updated_at <= $2
        order by t.updated_at, t.id limit ${Math.trunc(limit)} for update of t skip locked`,
      [ctx.workspaceId, before],
    );
    if (due.length === 0) return { count: 0, storageKeys: [] };
    const ids = due.map(({ id }) => id);
    await recordPurged(ctx, due);
    const files = await runStatement<{ key: string }>(
      ctx.db,
      "select a.storage_key as key from attachments a where a.workspace_id = $1 and a.ticket_id = any($2::uuid[])",
      [ctx.workspaceId, ids],
    );
    await runStatement(
      ctx.db,
      "update tickets as t set follow_up_of_id = null where t.workspace_id = $1 and t.follow_up_of_id = any($2::uuid[])",
      [ctx.workspaceId, ids],
    );
    await runStatement(ctx.db, "delete from tickets t where t.workspace_id = $1 and t.id = any($2::uuid[])", [
      ctx.workspaceId,
      ids,
    ]);
    return { count: due.length, storageKeys: files.map(({ key }) => key) };
  });
}

async function recordPurged(ctx: Ctx, due: readonly Due[]): Promise<void> {
  await runStatement(
    ctx.db,
    `insert into events (workspace_id, id, ticket_id, seq, type, actor_kind, actor_id, data, created_at)
      select $1::uuid, x.id, x.ticket_id, x.seq, 'ticket.purged', 'system', null,
        jsonb_build_object('number', x.number, 'reason', 'deleted long enough'), $2::timestamptz
      from unnest($3::uuid[], $4::uuid[], $5::int[], $6::int8[]) as x(id, ticket_id, seq, number)`,
    [
      ctx.workspaceId,
      ctx.now().toISOString(),
      due.map(() => newId()),
      due.map(({ id }) => id),
      due.map(({ eventSeq }) => eventSeq + 1),
      due.map(({ number }) => number),
    ],
  );
}
