import type { MailboxRef, MailboxView } from "@desk/contracts/mailbox";
import { mailboxes } from "@desk/db/schema";
import { authorize } from "../../access";
import { type Ctx, inTransaction } from "../../context";
import { recordEvent } from "../../event";
import { findMailbox, isMailbox } from "./find";
import { presentMailbox } from "./present";

/** Lets automatic answers leave again before the breaker would. */
export async function resumeMailbox(ctx: Ctx, { mailboxId }: MailboxRef): Promise<MailboxView> {
  authorize(ctx.actor, "mail.manage");
  return inTransaction(ctx, async (ctx) => {
    const { pausedUntil } = await findMailbox(ctx, mailboxId);
    if (pausedUntil !== null) {
      await ctx.db.update(mailboxes).set({ pausedUntil: null }).where(isMailbox(ctx, mailboxId));
      await recordEvent(ctx, "mailbox.changed", {
        mailboxId,
        pausedUntil: { from: pausedUntil.toISOString(), to: null },
      });
    }
    return presentMailbox(ctx, mailboxId);
  });
}
