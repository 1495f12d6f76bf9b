import { mailboxes } from "@desk/db/schema";
import { type Ctx, inTransaction } from "../../context";
import { recordEvent } from "../../event";
import { isMailbox } from "./find";

/** All folders were read just now; whatever was wrong before is over. */
export async function recordFetch(ctx: Ctx, mailboxId: string): Promise<void> {
  await ctx.db
    .update(mailboxes)
    .set({ lastFetchAt: ctx.now(), lastError: null, lastErrorAt: null })
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
