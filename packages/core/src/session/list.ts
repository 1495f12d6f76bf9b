import type { SessionView } from "@desk/contracts/account";
import { sessions } from "@desk/db/schema";
import { and, desc, eq, gt } from "drizzle-orm";
import type { Ctx } from "../context";
import { describeDevice } from "./device";
import { sessionIdleMs } from "./lifetime";
import { requireAgent } from "./require-agent";

/** My signed-in devices, the last used first. */
export async function listSessions(ctx: Ctx): Promise<SessionView[]> {
  const { actor } = requireAgent(ctx);
  const now = ctx.now();
  const rows = await ctx.db
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.workspaceId, ctx.workspaceId),
        eq(sessions.userId, actor.userId),
        gt(sessions.expiresAt, now),
        gt(sessions.lastUsedAt, new Date(now.getTime() - sessionIdleMs)),
      ),
    )
    .orderBy(desc(sessions.lastUsedAt), desc(sessions.id));
  return rows.map((row) => ({
    id: row.id,
    device: describeDevice(row.userAgent),
    address: row.address,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt.toISOString(),
    isCurrent: row.id === actor.sessionId,
  }));
}
