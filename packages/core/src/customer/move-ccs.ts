import type { MergeData } from "@desk/db/schema";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { inBatches } from "./move-tickets";

type Ccs = Pick<MergeData, "ccs" | "sourceCcs" | "targetCcs">;
type Row = { id: string };

const idsOf = (rows: Row[]): string[] => rows.map(({ id }) => id);

/** Tickets on whose copies a customer stands. */
const copiedOn = async (ctx: Ctx, customerId: string): Promise<string[]> =>
  idsOf(
    await runStatement<Row>(
      ctx.db,
      `select x.ticket_id as id from ticket_ccs x where x.workspace_id = $1 and x.customer_id = $2 order by x.ticket_id`,
      [ctx.workspaceId, customerId],
    ),
  );

const dropCcs = (ctx: Ctx, customerId: string, ids: readonly string[], condition = ""): Promise<string[]> =>
  inBatches(ids, async (some) =>
    idsOf(
      await runStatement<Row>(
        ctx.db,
        `delete from ticket_ccs x where x.workspace_id = $1 and x.customer_id = $2 and x.ticket_id = any($3::uuid[])
          ${condition} returning x.ticket_id as id`,
        [ctx.workspaceId, customerId, some],
      ),
    ),
  );

/** After the tickets moved: copies follow, and where both would stand on one ticket one is left. */
export async function moveCcs(ctx: Ctx, from: string, to: string, tickets: readonly string[]): Promise<Ccs> {
  const targetCcs = await dropCcs(ctx, to, tickets);
  const copied = await copiedOn(ctx, from);
  const ccs = await inBatches(copied, async (some) =>
    idsOf(
      await runStatement<Row>(
        ctx.db,
        `update ticket_ccs x set customer_id = $3
          where x.workspace_id = $1 and x.customer_id = $2 and x.ticket_id = any($4::uuid[])
            and not exists (select 1 from ticket_ccs y
              where y.workspace_id = $1 and y.ticket_id = x.ticket_id and y.customer_id = $3)
            and not exists (select 1 from tickets t
              where t.workspace_id = $1 and t.id = x.ticket_id and t.requester_id = $3)
          returning x.ticket_id as id`,
        [ctx.workspaceId, from, to, some],
      ),
    ),
  );
  return { ccs, sourceCcs: await dropCcs(ctx, from, copied), targetCcs };
}

/**
 * Back to how they were, where nobody has changed them since. Says of how many tickets the copies were left alone.
 * A dropped copy returns while the ticket still knows the other customer, who stood for both.
 */
export async function returnCcs(
  ctx: Ctx,
  { ccs, sourceCcs, targetCcs }: Ccs,
  source: string,
  target: string,
): Promise<number> {
  const moved = await inBatches(ccs, async (some) =>
    idsOf(
      await runStatement<Row>(
        ctx.db,
        `update ticket_ccs x set customer_id = $3
          where x.workspace_id = $1 and x.customer_id = $2 and x.ticket_id = any($4::uuid[])
            and not exists (select 1 from ticket_ccs y
              where y.workspace_id = $1 and y.ticket_id = x.ticket_id and y.customer_id = $3)
          returning x.ticket_id as id`,
        [ctx.workspaceId, target, source, some],
      ),
    ),
  );
  const again = await addCcs(ctx, sourceCcs, source, target);
  const targets = await addCcs(ctx, targetCcs, target, source);
  return ccs.length + sourceCcs.length + targetCcs.length - moved.length - again.length - targets.length;
}

const addCcs = (ctx: Ctx, ids: readonly string[], who: string, other: string): Promise<string[]> =>
  inBatches(ids, async (some) =>
    idsOf(
      await runStatement<Row>(
        ctx.db,
        `insert into ticket_ccs (workspace_id, ticket_id, customer_id)
          select t.workspace_id, t.id, $2::uuid from tickets t
          where t.workspace_id = $1 and t.id = any($4::uuid[]) and t.requester_id <> $2
            and (t.requester_id = $3 or exists (select 1 from ticket_ccs y
              where y.workspace_id = $1 and y.ticket_id = t.id and y.customer_id = $3))
          on conflict do nothing returning ticket_id as id`,
        [ctx.workspaceId, who, other, some],
      ),
    ),
  );
