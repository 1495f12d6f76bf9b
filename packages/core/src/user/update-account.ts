import type { MeView, UpdateAccount } from "@desk/contracts/account";
import { users } from "@desk/db/schema";
import { and, eq, sql } from "drizzle-orm";
import { type Ctx, inTransaction } from "../context";
import { recordEvent } from "../event";
import { requireAgent } from "../session";
import { findUser } from "./find";
import { readMe } from "./read-me";

/** Changes my name and how the desk looks to me. */
export async function updateAccount(ctx: Ctx, { name, preferences }: UpdateAccount): Promise<MeView> {
  return inTransaction(requireAgent(ctx), async (ctx) => {
    const me = await findUser(ctx, ctx.actor.userId);
    const change = {
      ...(name === undefined ? {} : { name }),
      ...(preferences === undefined
        ? {}
        : { preferences: sql`${users.preferences} || ${JSON.stringify(preferences)}::jsonb` }),
    };
    if (Object.keys(change).length > 0)
      await ctx.db
        .update(users)
        .set(change)
        .where(and(eq(users.workspaceId, ctx.workspaceId), eq(users.id, me.id)));
    if (name !== undefined && name !== me.name)
      await recordEvent(ctx, "user.changed", { userId: me.id, name: { from: me.name, to: name } });
    return readMe(ctx);
  });
}
