import type { OutgoingMail } from "@desk/contracts/mail";
import type { Db } from "@desk/db/client";
import { outboxMails } from "@desk/db/schema";
import { and, eq, sql } from "drizzle-orm";
import type { Ctx } from "../context";

export type DueMail = { workspaceId: string; id: string; attempts: number; mail: OutgoingMail };

const attemptsMax = 10;
const leaseSeconds = 120;

/** 30 s, 1 min, 2 min … at most an hour. */
export const backOffSeconds = (attempts: number): number => Math.min(30 * 2 ** (attempts - 1), 3_600);

/**
 * Takes up to `limit` mails whose time has come, for two minutes: a worker that dies meanwhile leaves them to
 * the next one, and two workers never hold the same mail.
 */
export async function takeDueMails({ db, now }: { db: Db; now: () => Date }, limit = 20): Promise<DueMail[]> {
  const at = now();
  const rows = await db.execute<{ workspace_id: string; id: string; attempts: number } & OutgoingMail>(sql`
    /* across workspaces: maintenance */
    update outbox_mails set
      attempts = attempts + 1,
      next_attempt_at = ${new Date(at.getTime() + leaseSeconds * 1_000).toISOString()}
    where (workspace_id, id) in (
      select workspace_id, id from outbox_mails
      where state = 'queued' and next_attempt_at <= ${at.toISOString()}
      order by next_attempt_at limit ${limit} for update skip locked
    )
    returning workspace_id, id, attempts, kind, to_address as "to", data`);
  return rows.map(({ workspace_id, id, attempts, ...mail }) => ({ workspaceId: workspace_id, id, attempts, mail }));
}

const thisMail = (ctx: Ctx, mailId: string) =>
  and(eq(outboxMails.workspaceId, ctx.workspaceId), eq(outboxMails.id, mailId), eq(outboxMails.state, "queued"));

/** The mail has left; its secrets go with it. */
export async function markMailSent(ctx: Ctx, mailId: string): Promise<void> {
  await ctx.db
    .update(outboxMails)
    .set({ state: "sent", sentAt: ctx.now(), data: {}, lastError: null })
    .where(thisMail(ctx, mailId));
}

/** Tries again later, and gives up after ten attempts (about four hours). */
export async function markMailFailed(
  ctx: Ctx,
  { mailId, attempts, reason }: { mailId: string; attempts: number; reason: string },
): Promise<"later" | "given up"> {
  const isLast = attempts >= attemptsMax;
  await ctx.db
    .update(outboxMails)
    .set({
      lastError: reason.slice(0, 500),
      ...(isLast
        ? { state: "failed" as const, data: {} }
        : { nextAttemptAt: new Date(ctx.now().getTime() + backOffSeconds(attempts) * 1_000) }),
    })
    .where(thisMail(ctx, mailId));
  return isLast ? "given up" : "later";
}
