import { planEachTime } from "@desk/db/client";
import { runStatement, Values } from "@desk/db/statement";
import type { Ctx } from "../context";
import { ticketsOfLabels } from "./arms";
import { expectedOf } from "./expected";
import type { Asked } from "./query";
import { documentsFrom, publicOnly, type SearchTable, shownTo } from "./sources";

/** So many tickets of the rarest word are asked for the others. */
const candidatesMax = 300;
/** Of a very long ticket so many messages are looked into, the newest. */
const messagesMax = 300;

type Spread = NonNullable<Asked["spread"]>;

/**
 * Tickets that have all the words, but not in one message: the newest tickets of the rarest word, each asked by its
 * key whether the other words stand anywhere in it. A customer is asked about public messages only, so that no note
 * makes a ticket findable.
 */
export async function findSpread(ctx: Ctx, { all, none }: Spread, isUnfinished: boolean, limit: number) {
  const expected = await expectedOf(ctx, all);
  const [rarest] = all.map((query, place) => ({ query, ...(expected[place] ?? { common: [], rows: 0 }) })).sort(byRows);
  if (rarest === undefined) return [];
  const values = new Values();
  const shown = shownTo(ctx, values);
  const { workspace, tickets, recency } = shown;
  const asked = (query: string) => `${values.add(query)}::tsquery`;
  const base = asked(rarest.query);
  const way = { common: rarest.common, isUnfinished: isUnfinished && rarest.query.includes(":*") };
  const from = (table: SearchTable, messageId: string) =>
    `(select d.ticket_id, ${messageId} as message_id, d.created_at
      from ${documentsFrom(ctx, { table, workspace, query: base }, shown, way, values)} d
      where (select true from tickets t where ${tickets} and t.id = d.ticket_id) limit ${2 * candidatesMax})`;
  const labels =
    ctx.actor.kind === "customer"
      ? []
      : [`(select l.ticket_id, null::uuid, l.updated_at from ${ticketsOfLabels(shown, base)} l)`];
  const isIn = (query: string) => standsIn(ctx, workspace, query);
  const others = all.filter((query) => query !== rarest.query).map((query) => isIn(asked(query)));
  const text = `${planEachTime} with candidate as materialized (
      select x.ticket_id, (array_agg(x.message_id order by x.created_at desc))[1] as message_id, max(x.created_at) as newest
      from (${[from("messages", "d.id"), from("ticket_search", "null::uuid"), ...labels].join(" union all ")}) x
      group by x.ticket_id order by newest desc limit ${candidatesMax}
    )
    select c.ticket_id as id, c.message_id as "messageId" from candidate c
    where ${[...others, ...none.map((query) => `not ${isIn(asked(query))}`)].join(" and ")}
    order by ${recency("c.newest")} desc, c.ticket_id desc limit ${Math.trunc(limit)}`;
  return runStatement<{ id: string; messageId: string | null }>(ctx.db, text, values.list);
}

const byRows = (a: { rows: number }, b: { rows: number }): number => a.rows - b.rows;

function standsIn(ctx: Ctx, workspace: string, query: string): string {
  const isPublic = ctx.actor.kind === "customer" ? publicOnly("m") : "";
  const label = `exists (select 1 from ticket_labels tl join labels l on l.workspace_id = tl.workspace_id and l.id = tl.label_id
    where tl.workspace_id = ${workspace} and tl.ticket_id = c.ticket_id and l.document @@ ${query})`;
  return `(exists (select 1 from ticket_search h
      where h.workspace_id = ${workspace} and h.ticket_id = c.ticket_id and h.document @@ ${query})
    or exists (select 1 from (select m.document from messages m
      where m.workspace_id = ${workspace} and m.ticket_id = c.ticket_id${isPublic} order by m.seq desc limit ${messagesMax}) near
      where near.document @@ ${query})
    ${ctx.actor.kind === "customer" ? "" : `or ${label}`})`;
}
