import type { RevokeSession } from "@desk/contracts/account";
import { sessions } from "@desk/db/schema";
import { and, eq, ne } from "drizzle-orm";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../error";
import { recordEvent } from "../event";
import { requireAgent } from "./require-agent";

/** Signs one of my devices out. */
export async function revokeSession(ctx: Ctx, { sessionId }: RevokeSession): Promise<void> {
  await inTransaction(requireAgent(ctx), async (ctx) => {
    const gone = await ctx.db
      .delete(sessions)
      .where(
        and(
          eq(sessions.workspaceId, ctx.workspaceId),
          eq(sessions.userId, ctx.actor.userId),
          eq(sessions.id, sessionId),
        ),
      )
      .returning({ id: sessions.id });
    if (gone.length === 0) throw notFound("The device");
    await recordEvent(ctx, "session.revoked", { userId: ctx.actor.userId, sessionId });
  });
}

/** Signs all my devices out except the one that asks. */
export async function revokeOtherSessions(ctx: Ctx): Promise<void> {
  await inTransaction(requireAgent(ctx), (ctx) => endSessionsOf(ctx, ctx.actor.userId));
}

/** Ends every session of a user, sparing the one that asks. Part of a verb that changes who they are. */
export async function endSessionsOf(ctx: Ctx, userId: string): Promise<void> {
  const own = ctx.actor.kind === "agent" ? ctx.actor.sessionId : null;
  const gone = await ctx.db
    .delete(sessions)
    .where(
      and(
        eq(sessions.workspaceId, ctx.workspaceId),
        eq(sessions.userId, userId),
        own === null ? undefined : ne(sessions.id, own),
      ),
    )
    .returning({ id: sessions.id });
  for (const { id } of gone) await recordEvent(ctx, "session.revoked", { userId, sessionId: id });
}
