import { Values } from "@desk/db/statement";
import type { Ctx } from "../context";
import { branchesOf } from "./branches";
import type { Order } from "./order";
import { isServed, type Plan } from "./plan";

/**
 * Whether one statement reads the list straight from its indexes. A customer's list is one statement as well: it
 * begins at the few tickets that are the customer's.
 */
export const isFlat = (ctx: Ctx, plan: Plan, order: Order): boolean =>
  ctx.actor.kind === "customer" ||
  (isServed(plan) && branchesOf({ ctx, values: new Values(), workspace: "" }, plan.scope, order) !== null);
