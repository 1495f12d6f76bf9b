import { planEachTime } from "@desk/db/client";
import { runStatement, Values } from "@desk/db/statement";
import { visibleTickets } from "../access";
import type { Ctx } from "../context";
import { commonIn } from "./expected";
import { queryOf } from "./query";
import { fromIndex, fromNewest, fromOwnTickets, type SearchTable } from "./sources";
import type { Terms } from "./terms";

/** A ticket that a search found, best first; the message is the one that matched best, if one did. */
export type FoundTicket = { id: string; messageId: string | null };

/** Of the newest matches so many visible ones are ranked. */
const documentsMax = 500;
const perPersonMax = 100;
/** With so many found by whole words nobody looks for unfinished ones. */
const enough = 20;

/**
 * Tickets by number, by person and by text. Each arm is bounded by itself and filtered by who sees what before
 * the bound, so that hidden tickets take nobody's place. A rare word is found in the text index, a common one by
 * walking back from the newest document; each falls back on the other, and each walk has its length.
 */
export async function findTickets(
  ctx: Ctx,
  terms: Terms,
  bounds: { people: readonly string[]; limit: number },
): Promise<FoundTicket[]> {
  // Whole words first: they are found faster, and most searches need nothing else.
  const whole = wholeWords(terms);
  const few = Math.min(enough, bounds.limit);
  const { common, isWorthIndex } = await commonIn(ctx, whole);
  let found = await findByTerms(ctx, whole, bounds, common);
  if (isWorthIndex && found.length < few) found = await findByTerms(ctx, whole, bounds, []);
  if (terms.beginning === null || found.length >= few) return found;
  return findByTerms(ctx, terms, bounds, []);
}

const hasPrefix = ({ prefix }: Terms, workspace: string, values: Values): string =>
  prefix === null
    ? ""
    : ` and lower(${values.add(prefix)}::text) = (select lower(w.settings #>> '{ticketNumbers,prefix}') from workspaces w where w.id = ${workspace})`;

const wholeWords = ({ words, beginning, ...terms }: Terms): Terms => ({
  ...terms,
  words: [words, beginning].filter((part) => part !== null).join(" ") || null,
  beginning: null,
});

async function findByTerms(
  ctx: Ctx,
  terms: Terms,
  { people, limit }: { people: readonly string[]; limit: number },
  common: readonly SearchTable[],
): Promise<FoundTicket[]> {
  const values = new Values();
  const arms = armsOf(ctx, terms, people, values, common);
  if (arms.length === 0) return [];
  const text = `${planEachTime} select best.id, best."messageId" from (
      select x.ticket_id as id, (array_agg(x.message_id order by x.score desc))[1] as "messageId", max(x.score) as score
      from (${arms.join(" union all ")}) x group by x.ticket_id
    ) best order by best.score desc, best.id desc limit ${Math.trunc(limit)}`;
  return runStatement<FoundTicket>(ctx.db, text, values.list);
}

function armsOf(
  ctx: Ctx,
  terms: Terms,
  people: readonly string[],
  values: Values,
  common: readonly SearchTable[],
): string[] {
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  const visible = visibleTickets(ctx.actor, values);
  const shown = `t.workspace_id = ${workspace} and t.deleted_at is null and ${visible}`;
  const now = () => `${values.add(ctx.now().toISOString())}::timestamptz`;
  const recency = (time: string) => `(1 / (1 + greatest(0, extract(epoch from ${now()} - ${time})) / 7776000))`;
  const arms: string[] = [];
  if (terms.number !== null) {
    arms.push(`(select t.id as ticket_id, null::uuid as message_id, 1000.0::float8 as score from tickets t
      where ${shown} and t.number = ${values.add(terms.number)}::int8${hasPrefix(terms, workspace, values)})`);
  }
  if (people.length > 0) {
    arms.push(`(select t.id as ticket_id, null::uuid as message_id, (10 * ${recency("t.updated_at")})::float8 as score
      from tickets t where ${shown} and t.requester_id = any(${values.add([...people])}::uuid[])
      order by t.created_at desc limit ${perPersonMax})`);
  }
  const query = queryOf(terms, values);
  if (query === null) return arms;
  // A scalar sub-select, not a join: asked row by row on the way, so that the walk stops when it has enough.
  const isShown = `(select true from tickets t where ${shown} and t.id = d.ticket_id)`;
  const sourceOf = (table: SearchTable): string => {
    const wanted = { table, workspace, query };
    if (ctx.actor.kind === "customer") return fromOwnTickets(wanted, shown);
    return common.includes(table) ? fromNewest(wanted, now(), values) : fromIndex(wanted, terms.beginning !== null);
  };
  const arm = (table: SearchTable, messageId: string, weight: number) => {
    const rank = `ts_rank(d.document, ${query})`;
    return `(select d.ticket_id, ${messageId} as message_id, (${weight} * ${rank} * ${recency("d.created_at")})::float8 as score
    from ${sourceOf(table)} d where ${isShown} limit ${documentsMax})`;
  };
  arms.push(arm("messages", "d.id", 1), arm("ticket_search", "null::uuid", 2));
  return arms;
}
