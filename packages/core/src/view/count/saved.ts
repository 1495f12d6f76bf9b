import type { Ctx } from "../../context";
import type { Plan } from "../plan";
import { planSaved } from "../read-plan";
import { savedRows } from "../saved/rows";
import { fewMatches, setCount } from "../walk/set";
import { type Count, CountCache, cacheKeyOf } from "./cache";
import { countsMax } from "./counts-max";
import { countPlans } from "./plans";
import { countServed, isCountServed } from "./served";

/** Rows that are looked at where no index serves a view: at first, and when nothing better was found. */
const firstLooks = 1_500;
const mostLooks = 12_000;

const cache = new CountCache();

/** How many tickets stand in each saved view of mine, by slug. A view whose query cannot be asked is left out. */
export async function countSaved(ctx: Ctx): Promise<Map<string, Count>> {
  const planned = await planSaved(ctx, await savedRows(ctx));
  const counts = planned.map(async ({ slug, query, plan }) => {
    const count = isCountServed(ctx, plan)
      ? countServed(ctx, plan)
      : cache.read(cacheKeyOf(ctx, `${slug} ${query}`), () => countUnserved(ctx, plan));
    return [slug, await count] as const;
  });
  return new Map(await Promise.all(counts));
}

/** A view that no index serves: by a short walk, by its rarest part where that is small, or by a longer walk. */
async function countUnserved(ctx: Ctx, plan: Plan): Promise<Count> {
  const [quick] = await countPlans(ctx, [plan], firstLooks);
  if (quick !== undefined && !quick.isAtLeast) return quick;
  const few = await fewMatches(ctx, plan, "all");
  if (few !== null) return { count: await setCount(ctx, plan, few, countsMax), isAtLeast: false };
  const [long] = await countPlans(ctx, [plan], mostLooks);
  return long ?? { count: 0, isAtLeast: true };
}
