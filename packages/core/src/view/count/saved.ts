import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";
import type { Plan } from "../plan";
import { planSaved } from "../read-plan";
import { savedRows } from "../saved/rows";
import { fewMatches, setCount } from "../walk/set";
import { type Count, CountCache, cacheKeyOf } from "./cache";
import { countsMax } from "./counts-max";
import { type Counted, countStatement } from "./statement";

/** Rows of a view without an index that are looked at while everything is counted at once, and when it is counted alone. */
const quickLooks = 1_200;
const thoroughLooks = 12_000;

const cache = new CountCache();

/** How many tickets stand in each saved view of mine, by slug. A view whose query cannot be asked is left out. */
export async function countSaved(ctx: Ctx): Promise<Map<string, Count>> {
  const planned = await planSaved(ctx, await savedRows(ctx));
  const asked = planned.map(({ slug, query, plan }, place) => ({
    slug,
    plan,
    place,
    key: cacheKeyOf(ctx, `${slug} ${query}`),
  }));
  const quick = asked.filter(({ key }) => !cache.has(key));
  const counted = new Map((await countTogether(ctx, quick, quickLooks)).map((one) => [one.place, one]));
  const counts = await Promise.all(
    asked.map(async ({ slug, plan, place, key }) => {
      const found = counted.get(place);
      const isKnown = found !== undefined && (!found.isCut || found.count >= countsMax);
      const count = isKnown
        ? { count: found.count, isAtLeast: false }
        : await cache.read(key, () => countAlone(ctx, plan));
      return [slug, count] as const;
    }),
  );
  return new Map(counts);
}

async function countTogether(
  ctx: Ctx,
  plans: readonly { plan: Plan; place: number }[],
  looks: number,
): Promise<Counted[]> {
  if (plans.length === 0) return [];
  const { text, values } = countStatement(ctx, plans, looks);
  return runStatement<Counted>(ctx.db, text, values);
}

/** One view that no index serves: its rarest part, where that is small, or a longer walk. */
async function countAlone(ctx: Ctx, plan: Plan): Promise<Count> {
  const few = await fewMatches(ctx, plan, "all");
  if (few !== null) return { count: await setCount(ctx, plan, few, countsMax), isAtLeast: false };
  const [found] = await countTogether(ctx, [{ plan, place: 0 }], thoroughLooks);
  const { count = 0, isCut = false } = found ?? {};
  return { count, isAtLeast: isCut && count < countsMax };
}
