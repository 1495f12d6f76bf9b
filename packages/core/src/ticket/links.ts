import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import type { TicketChange } from "./change";
import { type LinkTable, linkTargets } from "./link-tables";

/** Links a ticket. What was deleted in the same moment is left out: the key lock waits for that to be settled. */
export async function insertLinks(ctx: Ctx, table: LinkTable, ticketId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { column, source } = linkTargets[table];
  await runStatement(
    ctx.db,
    `insert into ${table} (workspace_id, ticket_id, ${column})
      select $1::uuid, $2::uuid, linked.id from (
        select x.id from ${source} x where x.workspace_id = $1::uuid and x.id = any($3::uuid[]) order by x.id for key share
      ) linked
      on conflict do nothing`,
    [ctx.workspaceId, ticketId, [...new Set(ids)]],
  );
}

export async function removeLinks(ctx: Ctx, table: LinkTable, ticketId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await runStatement(
    ctx.db,
    `delete from ${table} x where x.workspace_id = $1 and x.ticket_id = $2 and x.${linkTargets[table].column} = any($3::uuid[])`,
    [ctx.workspaceId, ticketId, ids],
  );
}

/** Changes a list of the ticket and notes it, so that the change can be taken back. */
export async function changeLinks(
  ctx: Ctx,
  change: TicketChange,
  table: LinkTable,
  { added, removed }: { added: readonly { id: string }[]; removed: readonly { id: string }[] },
): Promise<void> {
  if (added.length === 0 && removed.length === 0) return;
  const ids = { added: added.map(({ id }) => id), removed: removed.map(({ id }) => id) };
  await insertLinks(ctx, table, change.before.id, ids.added);
  await removeLinks(ctx, table, change.before.id, ids.removed);
  change.links.push({ table, ...ids });
}
