import type { Ctx } from "../../../context";
import { invalid } from "../../../error";

const aYearMs = 366 * 24 * 60 * 60 * 1_000;

export function requireFuture(ctx: Ctx, sendAt: string): void {
  const inMs = Date.parse(sendAt) - ctx.now().getTime();
  if (inMs <= 0) throw invalid("sendAt", "Choose a time that is still to come.");
  if (inMs > aYearMs) throw invalid("sendAt", "Choose a time within a year.");
}
