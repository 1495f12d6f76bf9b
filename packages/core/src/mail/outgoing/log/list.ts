import type { DeliveryPage, ListDeliveries } from "@desk/contracts/outgoing";
import { type DeliveryState, deliveryStates } from "@desk/contracts/words";
import { runStatement, Values } from "@desk/db/statement";
import { authorize } from "../../../access";
import type { Ctx } from "../../../context";
import { invalid } from "../../../error";
import { isoOf } from "../../../ticket/time";
import { entryColumns, entryJoins, type LoggedDelivery, presentEntry } from "./entry";

const countedMax = 1_001;

/** Everything that left or should leave, newest first. */
export async function listDeliveries(ctx: Ctx, input: ListDeliveries): Promise<DeliveryPage> {
  authorize(ctx.actor, "mail.manage");
  const values = new Values();
  const conditions = [`d.workspace_id = ${values.add(ctx.workspaceId)}`];
  if (input.state !== undefined && input.state.length > 0)
    conditions.push(`d.state = any(${values.add(input.state)}::text[])`);
  if (input.q !== undefined && input.q.trim() !== "") conditions.push(matching(input.q.trim(), values));
  if (input.cursor !== undefined) conditions.push(olderThan(input.cursor, values));
  const text = `select ${entryColumns} from deliveries d ${entryJoins} where ${conditions.join(" and ")}
    order by d.created_at desc, d.id desc limit ${values.add(input.limit + 1)}::int`;
  const [rows, counts] = await Promise.all([
    runStatement<LoggedDelivery>(ctx.db, text, values.list),
    countDeliveries(ctx),
  ]);
  const shown = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(presentEntry),
    nextCursor: last === undefined ? null : cursorOf(last),
    hasMore: last !== undefined,
    counts,
  };
}

/** By number when it looks like one, else a part of the address. */
function matching(q: string, values: Values): string {
  const number = /^#?(\d{1,12})$/u.exec(q)?.[1];
  if (number !== undefined) return `t.number = ${values.add(number)}::int8`;
  const part = q.toLowerCase().replace(/[\\%_]/gu, String.raw`\$&`);
  return `d.to_address like ${values.add(`%${part}%`)}`;
}

const cursorOf = ({ createdAt, id }: LoggedDelivery): string =>
  Buffer.from(`${isoOf(createdAt)} ${id}`).toString("base64url");

const shape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;

/** Ids of one millisecond rise with time, and a row's own time has more digits than the cursor keeps. */
function olderThan(cursor: string, values: Values): string {
  const [, at, id] = shape.exec(Buffer.from(cursor, "base64url").toString("utf8")) ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at)))
    throw invalid("cursor", "This cursor is not from a page of this list.");
  return `(date_trunc('milliseconds', d.created_at), d.id) < (${values.add(at)}::timestamptz, ${values.add(id)}::uuid)
    and d.created_at < ${values.add(at)}::timestamptz + interval '1 millisecond'`;
}

async function countDeliveries(ctx: Ctx): Promise<DeliveryPage["counts"]> {
  const one = (state: DeliveryState) => `(select count(*)::int from (select 1 from deliveries d
    where d.workspace_id = $1 and d.state = '${state}' limit ${countedMax}) x) as "${state}"`;
  const text = `select ${deliveryStates.map(one).join(", ")}`;
  const [row] = await runStatement<DeliveryPage["counts"]>(ctx.db, text, [ctx.workspaceId]);
  if (row === undefined) throw new Error("Counting gives a row.");
  return row;
}
