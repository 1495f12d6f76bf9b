import type { Values } from "@desk/db/statement";
import { visibleTickets } from "../access";
import type { Ctx } from "../context";
import { type Customer, ownDocuments } from "./own-documents";

/** The newest matches, of which the visible ones are ranked. */
const matchesMax = 2_000;
/** Up to so many expected matches the text index is asked first; so many it is followed at most. */
export const indexedMax = 8_000;
/** As far as an unfinished word is followed in the index, where a few letters stand for many words. */
const unfinishedMax = 2_000;
const newestOfUnfinished = 300;
/** Rows looked at from the newest on, and at each sounding further back. */
const newestRows = 6_000;
const soundingRows = 250;
/** Ages of the soundings, each a third older than the one before: two hours to about nine years. */
const soundingAgesMs = Array.from({ length: 36 }, (_, step) => Math.round(7_200_000 * 1.35 ** step));

/** What is searched: one row per message and one per ticket head. */
export const searchTables = ["messages", "ticket_search"] as const;
export type SearchTable = (typeof searchTables)[number];
export type Wanted = { table: SearchTable; workspace: string; query: string };

/** What the actor sees, in the words of a statement. */
export type Shown = {
  workspace: string;
  /** The condition on `tickets t`. */
  tickets: string;
  now: () => string;
  /** 1 for now, a half for what is three months old. */
  recency: (time: string) => string;
};

export function shownTo(ctx: Ctx, values: Values): Shown {
  const workspace = `${values.add(ctx.workspaceId)}::uuid`;
  // Added once, and only when it is asked for: PostgreSQL refuses a value that stands nowhere.
  let moment: string | undefined;
  const now = () => {
    moment ??= `${values.add(ctx.now().toISOString())}::timestamptz`;
    return moment;
  };
  return {
    workspace,
    now,
    tickets: `t.workspace_id = ${workspace} and t.deleted_at is null and ${visibleTickets(ctx.actor, values)}`,
    recency: (time) => `(1 / (1 + greatest(0, extract(epoch from ${now()} - ${time})) / 7776000))`,
  };
}

/** What a customer may read of a ticket's messages. */
export const publicOnly = (alias: string): string => ` and ${alias}.kind = 'reply' and not ${alias}.is_proposed`;

type Way = { common: readonly SearchTable[]; isUnfinished: boolean };

/** The documents that match, the newest first, from whichever end they are found soonest. */
export function documentsFrom(ctx: Ctx, wanted: Wanted, shown: Shown, way: Way, values: Values): string {
  if (ctx.actor.kind === "customer") return fromOwnTickets(ctx.actor, wanted, shown.tickets, values);
  return way.common.includes(wanted.table)
    ? fromNewest(wanted, shown.now(), values)
    : fromIndex(wanted, way.isUnfinished);
}

const idOf = (table: SearchTable): string => (table === "messages" ? "x.id" : "x.ticket_id");
const columns = (table: SearchTable): string => `x.ticket_id, ${idOf(table)} as id, x.created_at, x.document`;

/** The query with its phrases as words in any order, which the index answers without looking at a single row. */
const inAnyOrder = (query: string): string =>
  `(case when ${query}::text like '%!%' then ${query} else regexp_replace(${query}::text, '<([0-9]+|-)>', '&', 'g')::tsquery end)`;

/** Rows next to a moment, newest first, whether or not they match: a walk of known length. */
const walk = ({ table, workspace, query }: Wanted, condition: string, rows: number): string =>
  `(select near.* from (select ${columns(table)} from ${table} x
    where x.workspace_id = ${workspace}${condition} order by x.created_at desc, ${idOf(table)} desc limit ${rows}) near
    where near.document @@ ${query})`;

/** Whether the words in any order are all that is asked, so that the index has answered and no row need be compared. */
const isAnswered = (query: string): string => `(select ${query}::text like '%!%' or ${query}::text !~ '<([0-9]+|-)>')`;

/**
 * Matches of a rare word from the text index, newest first. A phrase is looked up as its words and compared
 * afterwards, so that the bound counts every row that is touched. Where the bound is reached the word was not rare,
 * and since the index knows no time, the newest rows are looked at as well.
 */
function fromIndex(wanted: Wanted, isUnfinished: boolean): string {
  const { table, workspace, query } = wanted;
  const [rowsMax, walkMax] = isUnfinished ? [unfinishedMax, newestOfUnfinished] : [indexedMax, newestRows];
  const place = "ticket_id, id, created_at";
  // A materialized part is planned for all its rows, so that no bound tempts the planner away from the index. It is
  // kept narrow: thousands of documents would be written to disk and sorted, of which a few hundred are ranked.
  const newest = `(with hit as materialized (select x.ticket_id, ${idOf(table)} as id, x.created_at,
        ${isAnswered(query)} or x.document @@ ${query} as "isMatch" from ${table} x
      where x.workspace_id = ${workspace} and x.document @@ ${inAnyOrder(query)}),
    looked as materialized (select hit.* from hit limit ${rowsMax})
    select x.* from (select ${place} from looked where looked."isMatch"
      union all select ${place} from ${walk(wanted, "", walkMax)} late where (select count(*) from looked) = ${rowsMax}
    ) x order by x.created_at desc, x.id desc limit ${matchesMax})`;
  return `(select found.ticket_id, found.id, found.created_at,
      (select x.document from ${table} x where x.workspace_id = ${workspace} and ${idOf(table)} = found.id) as document
    from ${newest} found)`;
}

/**
 * Matches of a common word: among the newest rows first, and while these are not enough, at soundings further and
 * further back. So many rows are looked at and no more, wherever in time the word was used.
 */
function fromNewest(wanted: Wanted, now: string, values: Values): string {
  const sounding = walk(wanted, ` and x.created_at < ${now} - age.ms * interval '1 millisecond'`, soundingRows);
  return `(select x.* from (${walk(wanted, "", newestRows)} union all
      select below.* from unnest(${values.add(soundingAgesMs)}::float8[]) as age(ms) cross join lateral ${sounding} below
    ) x limit ${matchesMax})`;
}

/** A customer's own tickets are few among many, so that they are where a search begins, whatever the words are. */
function fromOwnTickets(actor: Customer, { table, workspace, query }: Wanted, shown: string, values: Values): string {
  const more = table === "messages" ? publicOnly("x") : "";
  const own = ownDocuments(actor, { table, columns: columns(table), workspace, shown, more }, values);
  return `(select own.* from ${own} own where own.document @@ ${query} order by own.created_at desc, own.id desc limit ${matchesMax})`;
}
