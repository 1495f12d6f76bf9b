import type { ForgetRemoteImages } from "@desk/contracts/remote-image";
import { senderRules } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { authorizeInside } from "../access";
import { type Ctx, inTransaction } from "../context";
import { recordEvent } from "../event";

/** Asks again before pictures of this sender are shown. */
export async function forgetRemoteImages(ctx: Ctx, { sender }: ForgetRemoteImages): Promise<void> {
  authorizeInside(ctx.actor, "ticket.reply");
  await inTransaction(ctx, async (ctx) => {
    const removed = await ctx.db
      .delete(senderRules)
      .where(
        and(
          eq(senderRules.workspaceId, ctx.workspaceId),
          eq(senderRules.pattern, sender),
          eq(senderRules.verdict, "images"),
        ),
      )
      .returning({ id: senderRules.id });
    if (removed.length > 0) await recordEvent(ctx, "sender.forgotten", { pattern: sender, verdict: "images" });
  });
}
