import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";
import type { Plan } from "../plan";
import type { Count } from "./cache";
import { countsMax } from "./counts-max";
import { type Counted, countStatement } from "./statement";

/** Rows that are looked at for all parts of a list together, where no index serves them. */
const looksMax = 24_000;

/** Counts of several lists at once, each up to the cap; a list that no index serves is counted as far as may be. */
export async function countPlans(ctx: Ctx, plans: readonly Plan[], looks = looksMax): Promise<Count[]> {
  if (plans.length === 0) return [];
  const { text, values } = countStatement(
    ctx,
    plans.map((plan, place) => ({ plan, place })),
    Math.ceil(looks / plans.length),
  );
  const rows = await runStatement<Counted>(ctx.db, text, values);
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  return plans.map((_plan, place) => {
    const { count = 0, isCut = false } = byPlace.get(place) ?? {};
    return { count, isAtLeast: isCut && count < countsMax };
  });
}
