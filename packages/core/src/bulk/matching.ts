import type { MatchingCount } from "@desk/contracts/bulk";
import type { TicketFilter } from "@desk/contracts/ticket";
import { planEachTime } from "@desk/db/client";
import { runStatement, Values } from "@desk/db/statement";
import { authorizeInside } from "../access";
import type { Ctx } from "../context";
import { planConditions } from "../view/plan";
import { readPlan } from "../view/read-plan";

/** Counted up to here and shown as "1 000+". */
const cap = 1_001;

type Part = {
  /** Only tickets that were there when it was asked. */
  askedAt: string;
  exceptIds: readonly string[];
  /** The last id of the part before. */
  after: string | null;
  limit: number;
};

/** Ids of tickets that match now and that the actor sees, in the order of their ids, part by part. */
export async function listMatching(ctx: Ctx, filter: TicketFilter, part: Part): Promise<string[]> {
  const values = new Values();
  const conditions = await matching(ctx, values, filter);
  conditions.push(`t.created_at <= ${values.add(part.askedAt)}::timestamptz`);
  if (part.exceptIds.length > 0) conditions.push(`t.id <> all(${values.add(part.exceptIds)}::uuid[])`);
  if (part.after !== null) conditions.push(`t.id > ${values.add(part.after)}::uuid`);
  const rows = await runStatement<{ id: string }>(
    ctx.db,
    `${planEachTime} select t.id from tickets t where ${conditions.join(" and ")}
      order by t.id limit ${values.add(part.limit)}::int`,
    values.list,
  );
  return rows.map(({ id }) => id);
}

/** How many tickets a view and filter mean, counted up to "1 000+". */
export async function countMatching(ctx: Ctx, filter: TicketFilter): Promise<MatchingCount> {
  authorizeInside(ctx.actor, "ticket.read");
  const values = new Values();
  const conditions = await matching(ctx, values, filter);
  const [row] = await runStatement<{ count: number }>(
    ctx.db,
    `${planEachTime} select count(*)::int as count
      from (select 1 from tickets t where ${conditions.join(" and ")} limit ${cap}) x`,
    values.list,
  );
  return { count: row?.count ?? 0 };
}

/** The conditions of the same list that the selection was made in, its saved view and query included. */
async function matching(ctx: Ctx, values: Values, filter: TicketFilter): Promise<string[]> {
  const { plan } = await readPlan(ctx, filter);
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const conditions = [`t.workspace_id = ${workspace}`, ...planConditions({ ctx, values, workspace }, plan)];
  if (plan.ids !== null) conditions.push(`t.id = any(${values.add([...plan.ids])}::uuid[])`);
  return conditions;
}
