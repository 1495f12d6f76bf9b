import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";

/** What a ticket is linked with, and where that lives. */
const targets = {
  ticket_labels: { column: "label_id", source: "labels" },
  ticket_ccs: { column: "customer_id", source: "customers" },
  ticket_followers: { column: "user_id", source: "users" },
} as const;
export type LinkTable = keyof typeof targets;

/** Links a ticket. What was deleted in the same moment is left out: the key lock waits for that to be settled. */
export async function insertLinks(ctx: Ctx, table: LinkTable, ticketId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { column, source } = targets[table];
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
    `delete from ${table} x where x.workspace_id = $1 and x.ticket_id = $2 and x.${targets[table].column} = any($3::uuid[])`,
    [ctx.workspaceId, ticketId, ids],
  );
}
