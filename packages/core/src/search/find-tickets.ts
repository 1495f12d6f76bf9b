import { planEachTime } from "@desk/db/client";
import { runStatement, Values } from "@desk/db/statement";
import type { Ctx } from "../context";
import { armsOfText, armsOfThings } from "./arms";
import { clausesOf } from "./clauses";
import { expectedOf } from "./expected";
import { findSpread } from "./find-spread";
import { type Asked, askedOf } from "./query";
import { type SearchTable, shownTo } from "./sources";
import { nothing, type Terms } from "./terms";

/** A ticket that a search found, best first; the message is the one that matched best, if one did. */
export type FoundTicket = { id: string; messageId: string | null };
/** What was asked is kept to mark it in the texts. */
export type FoundTickets = { found: FoundTicket[]; asked: Asked | null };
export type Bounds = { people: readonly string[]; organizations: readonly string[]; limit: number };

/** With so many found by whole words nobody looks for unfinished ones. */
export const enough = 20;

/**
 * Tickets by number, by person, by label and by text. Each arm is bounded by itself and filtered by who sees what
 * before the bound, so that hidden tickets take nobody's place. A rare word is found in the text index, a common one
 * by walking back from the newest document; each falls back on the other, and each walk has its length.
 */
export async function findTickets(ctx: Ctx, terms: Terms, bounds: Bounds): Promise<FoundTickets> {
  const few = Math.min(enough, bounds.limit);
  // Whole words in one document first: they are found faster, and most searches need nothing else.
  const whole = await askedOf(ctx, clausesOf(inFull(terms), null));
  const [expected] = whole === null ? [] : await expectedOf(ctx, [whole.document]);
  let found = await findByTerms(ctx, terms, whole, bounds, expected?.common ?? []);
  if (expected?.isWorthIndex && found.length < few) found = await findByTerms(ctx, terms, whole, bounds, []);
  if (found.length >= few) return { found, asked: whole };
  const unfinished = terms.beginning === null ? whole : await askedOf(ctx, clausesOf(terms.words, terms.beginning));
  if (terms.beginning !== null && unfinished !== null) {
    // Common words of which no text has all would be followed through the whole index, and nothing be found.
    const [open] = await expectedOf(ctx, [unfinished.document], true);
    found = joined(found, await findByTerms(ctx, terms, unfinished, bounds, open?.common ?? [], true));
  }
  if (found.length < few && unfinished !== null && unfinished.spread !== null) {
    found = joined(found, await findSpread(ctx, unfinished.spread, terms.beginning !== null, bounds.limit));
  }
  return { found: found.slice(0, bounds.limit), asked: unfinished };
}

/** The newest tickets of these customers. */
export async function ticketsOfPeople(
  ctx: Ctx,
  people: readonly { id: string }[],
  limit: number,
): Promise<FoundTicket[]> {
  if (people.length === 0) return [];
  const bounds = { people: people.map(({ id }) => id), organizations: [], limit };
  return (await findTickets(ctx, nothing, bounds)).found;
}

const inFull = ({ words, beginning }: Terms): string | null =>
  [words, beginning].filter((part) => part !== null).join(" ") || null;

export const joined = (first: FoundTicket[], more: FoundTicket[]): FoundTicket[] => [
  ...first,
  ...more.filter(({ id }) => !first.some((one) => one.id === id)),
];

async function findByTerms(
  ctx: Ctx,
  terms: Terms,
  asked: Asked | null,
  bounds: Bounds,
  common: readonly SearchTable[],
  isUnfinished = false,
): Promise<FoundTicket[]> {
  const values = new Values();
  const shown = shownTo(ctx, values);
  const arms = [
    ...(isUnfinished ? [] : armsOfThings(shown, terms, bounds, values)),
    ...(asked === null ? [] : armsOfText(ctx, shown, asked.document, { common, isUnfinished }, values)),
  ];
  if (arms.length === 0) return [];
  const text = `${planEachTime} select best.id, best."messageId" from (
      select x.ticket_id as id, (array_agg(x.message_id order by x.score desc) filter (where x.message_id is not null))[1] as "messageId", max(x.score) as score
      from (${arms.join(" union all ")}) x group by x.ticket_id
    ) best order by best.score desc, best.id desc limit ${Math.trunc(bounds.limit)}`;
  return runStatement<FoundTicket>(ctx.db, text, values.list);
}
