import type { ApiScope, Permission } from "@desk/contracts/words";
import { defaultWorkspaceSettings } from "@desk/contracts/workspace";
import type { Db } from "@desk/db/client";
import { events, workspaces } from "@desk/db/schema";
import { and, asc, eq, sql } from "drizzle-orm";
import { type Ctx, newId, systemCtx } from "../context";

/** A workspace with nothing in it, acted on by the system. */
export async function aBareWorkspace(db: Db): Promise<Ctx> {
  const id = newId();
  await db.insert(workspaces).values({ id, slug: id, name: "Halen", settings: defaultWorkspaceSettings });
  return systemCtx(db, id, "test");
}

/** An agent with exactly these permissions, in no team. */
export const agentWith = (ctx: Ctx, ...permissions: Permission[]): Ctx => ({
  ...ctx,
  actor: {
    kind: "agent",
    userId: newId(),
    sessionId: null,
    roleKey: null,
    permissions: new Set(permissions),
    seesAllTeams: false,
    teams: new Map(),
  },
});

export const keyWith = (ctx: Ctx, ...scopes: ApiScope[]): Ctx => ({
  ...ctx,
  actor: { kind: "apiKey", keyId: newId(), scopes: new Set(scopes) },
});

/** Types of the events that tell of this customer or organization, oldest first. */
export async function eventTypesOf(ctx: Ctx, subjectId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ type: events.type })
    .from(events)
    .where(
      and(
        eq(events.workspaceId, ctx.workspaceId),
        sql`${subjectId} in (${events.data}->>'customerId', ${events.data}->>'organizationId')`,
      ),
    )
    .orderBy(asc(events.id));
  return rows.map(({ type }) => type);
}
