import type { Neighbours, ReadNeighbours } from "@desk/contracts/view";
import { runStatement, Values } from "@desk/db/statement";
import { authorize, visibleTickets } from "../access";
import type { Ctx } from "../context";
import { notFound } from "../error";
import { commonConditions, wholeCondition } from "../view/branches";
import { type Order, orderColumns, orderOf } from "../view/order";
import { type Plan, restConditions } from "../view/plan";
import { readPlan } from "../view/read-plan";
import { readSort } from "../view/sort";
import { findPage } from "../view/walk/page";
import { readPage } from "./list";

/** So far down a list a ticket's place is told. */
const placesMax = 200;

/**
 * Which ticket comes before and which after this one in a list, from the values it is sorted by. So it does not
 * matter whether the ticket still stands in the list: who solved it goes on where it was.
 */
export async function readNeighbours(
  ctx: Ctx,
  { number, sort, order: turn, ...filter }: ReadNeighbours,
): Promise<Neighbours> {
  authorize(ctx.actor, "ticket.read");
  const { plan, sort: usual } = await readPlan(ctx, filter);
  const keys = readSort(sort, turn, usual);
  const [forward, backward] = [orderOf(keys, "forward"), orderOf(keys, "backward")];
  const { place, isListed } = await placeOf(ctx, plan, forward, number);
  const [after, before, above] = await Promise.all([
    readPage(ctx, plan, { order: forward, after: place, limit: 1 }),
    readPage(ctx, plan, { order: backward, after: place, limit: 1 }),
    ctx.actor.kind === "customer" ? null : findPage(ctx, plan, { order: backward, after: place, limit: placesMax }),
  ]);
  const isNear = isListed && above !== null && above.next === null;
  return {
    previous: before.data[0]?.number ?? null,
    next: after.data[0]?.number ?? null,
    position: isNear ? above.entries.length + 1 : null,
  };
}

type Placed = { place: string[]; isListed: boolean };

async function placeOf(ctx: Ctx, plan: Plan, order: Order, number: number): Promise<Placed> {
  const values = new Values();
  const build = { ctx, values, workspace: `${values.add(ctx.workspaceId)}::uuid` };
  const listed = [
    ...wholeCondition(build, plan.scope),
    ...commonConditions(build, plan.scope),
    ...restConditions(build, plan),
  ];
  if (plan.ids !== null) listed.push(`t.id = any(${values.add([...plan.ids])}::uuid[])`);
  const keys = order.keys.map((_key, index) => `x.k${index}::text`);
  const [row] = await runStatement<{ id: string; isListed: boolean } & Record<`k${number}`, string>>(
    ctx.db,
    `select x.id, x."isListed", ${keys.join(", ")} from (select t.id, ${orderColumns(order)}, (${listed.join(" and ")}) is true as "isListed"
      from tickets t where t.workspace_id = ${build.workspace} and t.number = ${values.add(number)}::int8
        and ${visibleTickets(ctx.actor, values)}) x`,
    values.list,
  );
  if (row === undefined) throw notFound("The ticket");
  return { place: [...order.keys.map((_key, index) => row[`k${index}`] ?? ""), row.id], isListed: row.isListed };
}
