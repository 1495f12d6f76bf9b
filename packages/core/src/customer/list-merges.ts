import type { ListMerges, MergePage } from "@desk/contracts/customer";
import { runStatement } from "@desk/db/statement";
import { authorize } from "../access";
import type { Ctx } from "../context";
import { isoOf } from "../ticket/time";
import { readCursor, writeCursor } from "./cursor";

type Row = { mergeId: string; sourceId: string; name: string; by: string | null; at: string };

/** Merges into a customer that have not been undone, the newest first. */
export async function listMerges(ctx: Ctx, { customerId, limit, cursor }: ListMerges): Promise<MergePage> {
  authorize(ctx.actor, "customer.read");
  const from = readCursor(cursor);
  const rows = await runStatement<Row>(
    ctx.db,
    `select m.id as "mergeId", m.source_id as "sourceId", c.name, u.name as by, m.created_at as at
      from customer_merges m
      join customers c on c.workspace_id = $1 and c.id = m.source_id
      left join users u on u.workspace_id = $1 and u.id = m.actor_id
      where m.workspace_id = $1 and m.target_id = $2 and m.undone_at is null
        and ($3::timestamptz is null or (m.created_at, m.id) < ($3::timestamptz, $4::uuid))
      order by m.created_at desc, m.id desc limit $5`,
    [ctx.workspaceId, customerId, from?.at ?? null, from?.id ?? null, limit + 1],
  );
  const data = rows.slice(0, limit).map((row) => ({ ...row, at: isoOf(row.at) }));
  const last = data.at(-1);
  const hasMore = rows.length > limit;
  return { data, hasMore, nextCursor: hasMore && last !== undefined ? writeCursor(last.at, last.mergeId) : null };
}
