import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";
import type { Order } from "../order";
import { foundOf, type Plan } from "../plan";
import type { Entry, Found } from "./found";
import { type Segment, segmentsFrom } from "./segments";
import { fewMatches, setPage } from "./set";
import { walkStatement } from "./statement";

/** Rows looked at by the first walk, by all of a request, and in each place of an index at the least. */
export type Limits = { first: number; most: number; least: number };
const usual: Limits = { first: 2_000, most: 16_000, least: 60 };

type WalkedRow = { id: string; isMatch: boolean; isCut: boolean } & Record<string, unknown>;

/**
 * A page of a list whose condition no index knows. It walks along the list and keeps what matches. Where matches are
 * rare, it takes those of the rarest part of the condition instead, if they are few enough to be looked at all; else
 * it goes on until it has looked at as many rows as one request may, and says where the next one goes on.
 */
export async function findPage(
  ctx: Ctx,
  plan: Plan,
  page: { order: Order; after: readonly string[] | null; limit: number },
  limits: Limits = usual,
): Promise<Found> {
  const { order, after, limit } = page;
  const { most, least } = limits;
  if (plan.ids !== null) {
    const { source, rest } = foundOf(plan, plan.ids);
    return setPage(ctx, rest, page, source);
  }
  const few = await fewMatches(ctx, plan, "narrow");
  if (few !== null) return setPage(ctx, plan, page, few);
  const entries: Entry[] = [];
  let looks = limits.first;
  let looked = 0;
  let hasAsked = false;
  for (const { segment, isBegun } of segmentsFrom(order, after)) {
    let place = isBegun ? after : null;
    for (;;) {
      const size = limit + 1 - entries.length;
      const walk = walkStatement(ctx, { plan, order, segment, after: place, size }, { looks, least });
      if (walk === null) break;
      const rows = await runStatement<WalkedRow>(ctx.db, walk.text, walk.values);
      looked += walk.looks;
      const cut = within(segment, collect(order, rows, entries));
      const last = entries[limit - 1];
      if (entries.length > limit && last !== undefined) return { entries: entries.slice(0, limit), next: last.place };
      if (cut === null) break;
      if (!hasAsked) {
        hasAsked = true;
        const few = await fewMatches(ctx, plan, "all");
        if (few !== null) return setPage(ctx, plan, page, few);
      }
      place = cut;
      if (looked >= most) return { entries, next: entries.at(-1)?.id === cut.at(-1) ? cut : unnamed(order, cut) };
      looks = Math.min(4 * looks, most - looked);
    }
  }
  return { entries, next: null };
}

/** The last row looked at may have other values than the stretch it was looked at in; the place is in the stretch. */
function within({ fixed }: Segment, place: string[] | null): string[] | null {
  if (place === null) return null;
  return place.map((value, at) => fixed.find((one) => one.at === at)?.value ?? value);
}

/** Adds the matches as far as they are known, and gives the place up to which they are when that is not all. */
function collect(order: Order, rows: readonly WalkedRow[], entries: Entry[]): string[] | null {
  for (const row of rows) {
    const place = [...order.keys.map((_key, index) => String(row[`k${index}`])), row.id];
    if (row.isMatch) entries.push({ id: row.id, place });
    if (row.isCut) return place;
  }
  return null;
}

/** A list may end a page at a ticket that its reader does not see. The place says no more than it must of it. */
function unnamed({ isAscending }: Order, place: readonly string[]): string[] {
  const id = place.at(-1) ?? "";
  return [...place.slice(0, -1), `${id.slice(0, 28)}${(isAscending ? "0" : "f").repeat(8)}`];
}
