import type { Values } from "@desk/db/statement";
import type { Ctx } from "../context";
import { documentsFrom, type SearchTable, type Shown } from "./sources";
import type { Terms } from "./terms";

/** Of the newest matches so many visible ones are ranked. */
const documentsMax = 500;
const perPersonMax = 100;
const perLabelMax = 500;

type Things = { people: readonly string[]; organizations: readonly string[] };

const hasPrefix = ({ prefix }: Terms, workspace: string, values: Values): string =>
  prefix === null
    ? ""
    : ` and lower(${values.add(prefix)}::text) = (select lower(w.settings #>> '{ticketNumbers,prefix}') from workspaces w where w.id = ${workspace})`;

/** Tickets by their number, by who asks, and by the organization. */
export function armsOfThings(shown: Shown, terms: Terms, things: Things, values: Values): string[] {
  const { workspace, tickets, recency } = shown;
  const arms: string[] = [];
  if (terms.number !== null) {
    arms.push(`(select t.id as ticket_id, null::uuid as message_id, 1000.0::float8 as score from tickets t
      where ${tickets} and t.number = ${values.add(terms.number)}::int8${hasPrefix(terms, workspace, values)})`);
  }
  const newestOf = (column: string, ids: readonly string[], weight: number) =>
    `(select t.id as ticket_id, null::uuid as message_id, (${weight} * ${recency("t.updated_at")})::float8 as score
      from tickets t where ${tickets} and t.${column} = any(${values.add([...ids])}::uuid[])
      order by t.created_at desc limit ${perPersonMax})`;
  if (things.people.length > 0) arms.push(newestOf("requester_id", things.people, 10));
  if (things.organizations.length > 0) arms.push(newestOf("organization_id", things.organizations, 5));
  return arms;
}

export type Way = { common: readonly SearchTable[]; isUnfinished: boolean };

/** Tickets by what stands in their head, their messages and on their labels. */
export function armsOfText(ctx: Ctx, shown: Shown, query: string, way: Way, values: Values): string[] {
  const asked = `${values.add(query)}::tsquery`;
  // A scalar sub-select, not a join: asked row by row on the way, so that the walk stops when it has enough.
  const isShown = `(select true from tickets t where ${shown.tickets} and t.id = d.ticket_id)`;
  const arm = (table: SearchTable, messageId: string, weight: number) =>
    `(select d.ticket_id, ${messageId} as message_id,
      (${weight} * ts_rank(d.document, ${asked}) * ${shown.recency("d.created_at")})::float8 as score
      from ${documentsFrom(ctx, { table, workspace: shown.workspace, query: asked }, shown, way, values)} d
      where ${isShown} limit ${documentsMax})`;
  const arms = [arm("messages", "d.id", 1), arm("ticket_search", "null::uuid", 2)];
  return ctx.actor.kind === "customer" ? arms : [...arms, labelled(shown, asked)];
}

const labelled = (shown: Shown, asked: string): string =>
  `(select l.ticket_id, null::uuid as message_id, ${shown.recency("l.updated_at")}::float8 as score
    from ${ticketsOfLabels(shown, asked)} l)`;

/** By the label's row, so that renaming a label or sticking it on rewrites nothing. Customers know of no label. */
export const ticketsOfLabels = ({ workspace, tickets }: Shown, asked: string): string =>
  `(select t.id as ticket_id, t.updated_at from labels l cross join lateral (
      select tl.ticket_id from ticket_labels tl where tl.workspace_id = ${workspace} and tl.label_id = l.id
      order by tl.ticket_id desc limit ${perLabelMax}
    ) newest join tickets t on ${tickets} and t.id = newest.ticket_id
    where l.workspace_id = ${workspace} and l.document @@ ${asked} limit ${documentsMax})`;
