import type { ApiKeyRef, ApiKeyView, CreateApiKey, NewApiKeyView } from "@desk/contracts/access";
import type { ApiScope } from "@desk/contracts/words";
import { apiKeys } from "@desk/db/schema";
import { and, eq, isNull, sql } from "drizzle-orm";
import { authorize } from "../access";
import { type Ctx, inTransaction, newId } from "../context";
import { invalid, notFound } from "../error";
import { recordEvent } from "../event";
import { hashSecret } from "../secret";
import { requireScopes } from "./policy";
import { newApiKeySecret, shownPrefix } from "./secret";

/** Makes a key for a program. Its secret is in the answer and nowhere else. */
export async function createApiKey(ctx: Ctx, { name, scopes, expiresAt }: CreateApiKey): Promise<NewApiKeyView> {
  authorize(ctx.actor, "apikey.manage");
  requireScopes(ctx.actor, scopes);
  const expires = expiresAt === null ? null : new Date(expiresAt);
  if (expires !== null && expires <= ctx.now()) throw invalid("expiresAt", "Choose a time in the future.");
  return inTransaction(ctx, async (ctx) => {
    const secret = newApiKeySecret();
    const id = newId();
    const chosen = [...new Set(scopes)];
    await ctx.db.insert(apiKeys).values({
      workspaceId: ctx.workspaceId,
      id,
      name,
      prefix: shownPrefix(secret),
      tokenHash: hashSecret(secret),
      scopes: chosen,
      createdBy: ctx.actor.kind === "agent" ? ctx.actor.userId : null,
      createdAt: ctx.now(),
      expiresAt: expires,
    });
    await recordEvent(ctx, "apikey.created", { apiKeyId: id, name, scopes: chosen, expiresAt });
    return { ...(await presentApiKey(ctx, id)), secret };
  });
}

/** Ends a key at once. A second time changes nothing. */
export async function revokeApiKey(ctx: Ctx, { apiKeyId }: ApiKeyRef): Promise<ApiKeyView> {
  authorize(ctx.actor, "apikey.manage");
  return inTransaction(ctx, async (ctx) => {
    const revoked = await ctx.db
      .update(apiKeys)
      .set({ revokedAt: ctx.now() })
      .where(and(eq(apiKeys.workspaceId, ctx.workspaceId), eq(apiKeys.id, apiKeyId), isNull(apiKeys.revokedAt)))
      .returning({ name: apiKeys.name });
    const view = await presentApiKey(ctx, apiKeyId);
    if (revoked.length > 0) await recordEvent(ctx, "apikey.revoked", { apiKeyId, name: view.name });
    return view;
  });
}

type Row = Omit<ApiKeyView, "createdAt" | "expiresAt" | "lastUsedAt" | "revokedAt"> & {
  scopes: ApiScope[];
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
};

const isoOf = (value: string): string => new Date(value).toISOString();
const isoOrNull = (value: string | null): string | null => (value === null ? null : isoOf(value));

async function selectApiKeys(ctx: Ctx, apiKeyId: string | null): Promise<ApiKeyView[]> {
  const only = apiKeyId === null ? sql`true` : sql`k.id = ${apiKeyId}`;
  const rows = await ctx.db.execute<Row>(sql`
    select k.id, k.name, k.prefix, k.scopes, k.created_at as "createdAt", k.expires_at as "expiresAt",
      k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt", u.name as "createdByName"
    from api_keys k left join users u on u.workspace_id = k.workspace_id and u.id = k.created_by
    where k.workspace_id = ${ctx.workspaceId} and ${only}
    order by k.revoked_at is not null, k.created_at desc, k.id`);
  return rows.map((row) => ({
    ...row,
    createdAt: isoOf(row.createdAt),
    expiresAt: isoOrNull(row.expiresAt),
    lastUsedAt: isoOrNull(row.lastUsedAt),
    revokedAt: isoOrNull(row.revokedAt),
  }));
}

export async function listApiKeys(ctx: Ctx): Promise<ApiKeyView[]> {
  authorize(ctx.actor, "apikey.manage");
  return selectApiKeys(ctx, null);
}

async function presentApiKey(ctx: Ctx, apiKeyId: string): Promise<ApiKeyView> {
  const [key] = await selectApiKeys(ctx, apiKeyId);
  if (key === undefined) throw notFound("The API key");
  return key;
}
