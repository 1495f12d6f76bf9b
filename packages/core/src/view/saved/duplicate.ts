import type { DuplicateView, SavedView } from "@desk/contracts/view";
import { authorizeInside } from "../../access";
import { type Ctx, inTransaction } from "../../context";
import { requireAgent } from "../../session";
import { audienceFor } from "./audience";
import { findView } from "./find";
import { insertView } from "./insert";
import { presentView } from "./present";

/** A copy of a view I see, for me alone: what it was for others does not come along. */
export async function duplicateView(ctx: Ctx, { viewId, name }: DuplicateView): Promise<SavedView> {
  authorizeInside(ctx.actor, "ticket.read");
  return inTransaction(requireAgent(ctx), async (ctx) => {
    const { can: _can, ...view } = presentView(ctx.actor, await findView(ctx, viewId));
    const { query, columns, sort, groupBy, layout, boardBy } = view;
    const fields = { query, columns, sort, groupBy, layout, boardBy };
    const audience = await audienceFor(ctx, { scope: "me", teamId: null });
    return presentView(ctx.actor, await insertView(ctx, audience, { ...fields, name: name ?? copyOf(view.name) }));
  });
}

const copyOf = (name: string): string => `Copy of ${name}`.slice(0, 60).trim();
