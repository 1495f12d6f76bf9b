import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { refreshTicketHeadsIn } from "../ticket/head";

/** One statement stays short, however many tickets move. */
const batch = 1_000;

export async function inBatches(ids: readonly string[], work: (ids: string[]) => Promise<string[]>): Promise<string[]> {
  const done: string[] = [];
  for (let from = 0; from < ids.length; from += batch) done.push(...(await work(ids.slice(from, from + batch))));
  return done;
}

const idsOf = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);

/** Every ticket of a customer, deleted ones too, up to one more than the bound. */
export async function ticketsOf(ctx: Ctx, customerId: string, max: number): Promise<string[]> {
  const rows = await runStatement<{ id: string }>(
    ctx.db,
    `select t.id from tickets t where t.workspace_id = $1 and t.requester_id = $2 order by t.id limit $3`,
    [ctx.workspaceId, customerId, max + 1],
  );
  return idsOf(rows);
}

/** Gives tickets that one customer asked for to the other, with their heads. Says which still were the first one's. */
export function moveTickets(ctx: Ctx, ids: readonly string[], from: string, to: string): Promise<string[]> {
  return inBatches(ids, async (some) => {
    const moved = await runStatement<{ id: string }>(
      ctx.db,
      `update tickets t set requester_id = $3
        where t.workspace_id = $1 and t.requester_id = $2 and t.id = any($4::uuid[]) returning t.id`,
      [ctx.workspaceId, from, to, some],
    );
    await refreshTicketHeadsIn(ctx, idsOf(moved));
    return idsOf(moved);
  });
}

/** Links that were mailed keep opening their ticket. */
export async function moveLinks(ctx: Ctx, ticketIds: readonly string[], from: string, to: string): Promise<string[]> {
  return inBatches(ticketIds, async (some) =>
    idsOf(
      await runStatement<{ id: string }>(
        ctx.db,
        `update ticket_links l set customer_id = $3
          where l.workspace_id = $1 and l.customer_id = $2 and l.ticket_id = any($4::uuid[]) returning l.id`,
        [ctx.workspaceId, from, to, some],
      ),
    ),
  );
}

export async function returnLinks(ctx: Ctx, linkIds: readonly string[], from: string, to: string): Promise<void> {
  await inBatches(linkIds, async (some) =>
    idsOf(
      await runStatement<{ id: string }>(
        ctx.db,
        `update ticket_links l set customer_id = $3
          where l.workspace_id = $1 and l.customer_id = $2 and l.id = any($4::uuid[]) returning l.id`,
        [ctx.workspaceId, from, to, some],
      ),
    ),
  );
}
