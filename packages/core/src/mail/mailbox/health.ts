import { mailboxes } from "@desk/db/schema";
import { type Ctx, inTransaction } from "../../context";
import { recordEvent } from "../../event";
import { isMailbox } from "./find";

/** All folders were read just now; what was wrong before is over, but for what this very reading met. */
export async function recordFetch(ctx: Ctx, mailboxId: string, trouble: string | null): Promise<void> {
  const now = ctx.now();
  await ctx.db
    .update(mailboxes)
    .set({ lastFetchAt: now, lastError: trouble?.slice(0, 500) ?? null, lastErrorAt: trouble === null ? null : now })
    .where(isMailbox(ctx, mailboxId));
}

/** What keeps the mailbox from working, in words. That a sign-in ended is told once, as an event: somebody has to act. */
export async function recordTrouble(
  ctx: Ctx,
  mailboxId: string,
  { words, isSignInEnded }: { words: string; isSignInEnded: boolean },
): Promise<void> {
  const lastError = words.slice(0, 500);
  await inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({ name: mailboxes.name, lastError: mailboxes.lastError })
      .from(mailboxes)
      .where(isMailbox(ctx, mailboxId))
      .for("update");
    if (row === undefined) return;
    await ctx.db.update(mailboxes).set({ lastError, lastErrorAt: ctx.now() }).where(isMailbox(ctx, mailboxId));
    if (isSignInEnded && row.lastError !== lastError)
      await recordEvent(ctx, "mailbox.sign_in_failed", { mailboxId, name: row.name, reason: lastError });
  });
}
