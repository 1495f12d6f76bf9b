import { accessTokens } from "@desk/db/schema";
import { and, eq, isNull, sql } from "drizzle-orm";
import { type Ctx, newId } from "../context";
import { DomainError } from "../error";
import { hashSecret, newSecret } from "../secret";
import type { Visitor } from "../session";

type Purpose = "invitation" | "password_reset" | "magic_link";

const minuteMs = 60 * 1_000;
const lifetimeMs = {
  invitation: 7 * 24 * 60 * minuteMs,
  password_reset: 60 * minuteMs,
  magic_link: 15 * minuteMs,
} as const satisfies Record<Purpose, number>;

const pages = {
  invitation: "/invitation",
  password_reset: "/reset-password",
  magic_link: "/sign-in/link",
} as const satisfies Record<Purpose, string>;

/** Makes a single-use link for one person. Its secret is only in the path that goes into the mail. */
export async function issueLink(
  ctx: Ctx,
  userId: string,
  purpose: Purpose,
): Promise<{ path: string; expiresAt: string }> {
  const secret = newSecret();
  const now = ctx.now();
  const expiresAt = new Date(now.getTime() + lifetimeMs[purpose]);
  await ctx.db.insert(accessTokens).values({
    workspaceId: ctx.workspaceId,
    id: newId(),
    userId,
    purpose,
    tokenHash: hashSecret(secret),
    createdAt: now,
    expiresAt,
  });
  return { path: `${pages[purpose]}?token=${secret}`, expiresAt: expiresAt.toISOString() };
}

export type LinkOwner = {
  workspaceId: string;
  userId: string;
  email: string;
  name: string;
  status: string;
  workspaceName: string;
  expiresAt: string;
};

const gone = () => new DomainError("not_found", "This link is used up, expired or not complete. Ask for a new one.");

/** Whose link this is, without using it up. Missing, used, expired and foreign ones are equally unknown. */
export async function readLink(
  { db, now }: Pick<Visitor, "db" | "now">,
  purpose: Purpose,
  secret: string,
): Promise<LinkOwner> {
  const [row] = await db.execute<LinkOwner>(sql`/* across workspaces: link lookup */
    select t.workspace_id as "workspaceId", t.user_id as "userId", t.expires_at as "expiresAt",
      u.email, u.name, u.status, w.name as "workspaceName"
    from access_tokens t
    join users u on u.workspace_id = t.workspace_id and u.id = t.user_id
    join workspaces w on w.id = t.workspace_id
    where t.token_hash = ${hashSecret(secret)} and t.purpose = ${purpose} and t.used_at is null
      and t.expires_at > ${now().toISOString()}::timestamptz and u.status <> 'deactivated'`);
  if (row === undefined) throw gone();
  return { ...row, expiresAt: new Date(row.expiresAt).toISOString() };
}

/** Uses a link up, in the transaction of what it allows. Of two at once, one gets it. */
export async function consumeLink(ctx: Ctx, purpose: Purpose, secret: string): Promise<void> {
  const used = await ctx.db
    .update(accessTokens)
    .set({ usedAt: ctx.now() })
    .where(
      and(
        eq(accessTokens.workspaceId, ctx.workspaceId),
        eq(accessTokens.tokenHash, hashSecret(secret)),
        eq(accessTokens.purpose, purpose),
        isNull(accessTokens.usedAt),
      ),
    )
    .returning({ id: accessTokens.id });
  if (used.length === 0) throw gone();
}

/** Makes every unused link of this kind worthless. */
export async function cancelLinks(ctx: Ctx, userId: string, purposes: readonly Purpose[]): Promise<void> {
  for (const purpose of purposes) {
    await ctx.db
      .update(accessTokens)
      .set({ usedAt: ctx.now() })
      .where(
        and(
          eq(accessTokens.workspaceId, ctx.workspaceId),
          eq(accessTokens.userId, userId),
          eq(accessTokens.purpose, purpose),
          isNull(accessTokens.usedAt),
        ),
      );
  }
}
