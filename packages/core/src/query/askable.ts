import type { Query } from "@desk/contracts/query";
import { type StatusCategory, statusCategories } from "@desk/contracts/words";
import type { Ctx } from "../context";
import { forbidden, invalid } from "../error";
import type { QueryEnv } from "./env";
import { nodesOf, type QueryRegistry } from "./language";

export const isCategory = (value: string): value is StatusCategory =>
  statusCategories.some((category) => category === value);

/** `me` and `mine` need a person behind the request, and a customer may ask for nothing that tells of a property. */
export function requireAskable(ctx: Ctx, query: Query, registry: QueryRegistry): void {
  for (const node of nodesOf(query.node)) {
    if (node.kind !== "field") continue;
    const field = registry.find(node.field);
    if (ctx.actor.kind === "customer") {
      const isPlain = field?.isForCustomers === true && node.values.every(isCategory);
      if (!isPlain) throw forbidden("Customers look for their tickets by status and words only.");
    }
    const asksForSelf =
      node.field === "is" ? node.values.includes("mine") : field?.kind === "agent" && node.values.includes("me");
    const asksForTeams = field?.kind === "team" && node.values.includes("mine");
    if (ctx.actor.kind !== "agent" && (asksForSelf || asksForTeams)) {
      throw invalid("query", `Only a person can ask for ${asksForTeams ? "mine" : "me"}. Give a name or an address.`);
    }
  }
}

/** Categories and names among the values of a status. Customers are shown on hold as open, and ask for it so. */
export function statusesOf(
  { isCustomer }: QueryEnv,
  asked: readonly string[],
): { categories: StatusCategory[]; labels: string[] } {
  const named = asked.filter(isCategory);
  const shown = named.flatMap((one): StatusCategory[] =>
    one === "open" ? ["open", "on_hold"] : one === "on_hold" ? [] : [one],
  );
  return { categories: isCustomer ? shown : named, labels: asked.filter((value) => !isCategory(value)) };
}
