import { email as Email } from "@desk/contracts/text";
import { userIdentities, users } from "@desk/db/schema";
import { and, eq, sql } from "drizzle-orm";
import { inTransaction } from "../context";
import { recordEvent } from "../event";
import { asUser, type Visitor } from "../session";
import { cancelLinks } from "./link";
import type { Proven } from "./sign-in";

/** What an identity provider says about a person. */
export type Identity = { provider: string; subject: string; email: string | null; isEmailVerified: boolean };

type Known = Proven & { status: "active" | "invited" };

/**
 * Finds the person behind an identity: by provider and subject, or the first time by an address that the
 * provider has verified. Never adds a person; an invited one joins.
 */
export async function signInWithIdentity(visitor: Visitor, identity: Identity): Promise<Proven | null> {
  const known = (await findBySubject(visitor, identity)) ?? (await findByEmail(visitor, identity));
  if (known === null) return null;
  const { status, ...proven } = known;
  await inTransaction(asUser(visitor, proven.workspaceId, proven.userId), async (ctx) => {
    await ctx.db
      .insert(userIdentities)
      .values({
        workspaceId: proven.workspaceId,
        userId: proven.userId,
        provider: identity.provider,
        subject: identity.subject,
        createdAt: ctx.now(),
      })
      .onConflictDoNothing();
    if (status !== "invited") return;
    const joined = await ctx.db
      .update(users)
      .set({ status: "active" })
      .where(and(eq(users.workspaceId, proven.workspaceId), eq(users.id, proven.userId), eq(users.status, "invited")))
      .returning({ id: users.id });
    if (joined.length === 0) return;
    await cancelLinks(ctx, proven.userId, ["invitation"]);
    await recordEvent(ctx, "user.joined", { userId: proven.userId, method: "oidc" });
  });
  return proven;
}

async function findBySubject({ db }: Visitor, { provider, subject }: Identity): Promise<Known | null> {
  const [row] = await db.execute<Known>(sql`/* across workspaces: sign-in */
    select u.workspace_id as "workspaceId", u.id as "userId", u.email, u.name, u.status
    from user_identities i join users u on u.workspace_id = i.workspace_id and u.id = i.user_id
    where i.provider = ${provider} and i.subject = ${subject} and u.status in ('active', 'invited')
    order by u.last_seen_at desc nulls last limit 1`);
  return row ?? null;
}

/**
 * A person who already has another identity of this provider is not taken over by a second one with the same
 * address: addresses are given to new people, subjects are not.
 */
async function findByEmail({ db }: Visitor, identity: Identity): Promise<Known | null> {
  const address = Email.safeParse(identity.email);
  if (!identity.isEmailVerified || !address.success) return null;
  const [row] = await db.execute<Known>(sql`/* across workspaces: sign-in */
    select u.workspace_id as "workspaceId", u.id as "userId", u.email, u.name, u.status
    from users u where u.email = ${address.data} and u.status in ('active', 'invited')
      and not exists (select 1 from user_identities i
        where i.workspace_id = u.workspace_id and i.user_id = u.id and i.provider = ${identity.provider})
    order by u.last_seen_at desc nulls last limit 1`);
  return row ?? null;
}
