import type { Ctx } from "../context";
import { forbidden } from "../error";

/** Housekeeping is done by the product itself, whoever else may ask. */
export function requireSystem(ctx: Ctx): void {
  if (ctx.actor.kind !== "system") throw forbidden();
}
