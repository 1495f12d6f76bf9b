import type { CreateView, SavedView } from "@desk/contracts/view";
import { authorizeInside } from "../../access";
import { type Ctx, inTransaction } from "../../context";
import { requireAgent } from "../../session";
import { audienceFor } from "./audience";
import { canonicalQuery } from "./canonical";
import { insertView } from "./insert";
import { presentView } from "./present";

/** Saves a query with the way its tickets are shown: for me, for a team, or for everyone. */
export async function createView(ctx: Ctx, { scope, teamId, ...fields }: CreateView): Promise<SavedView> {
  authorizeInside(ctx.actor, "ticket.read");
  return inTransaction(requireAgent(ctx), async (ctx) => {
    const query = canonicalQuery(ctx, fields.query);
    const audience = await audienceFor(ctx, { scope, teamId });
    return presentView(ctx.actor, await insertView(ctx, audience, { ...fields, query }));
  });
}
