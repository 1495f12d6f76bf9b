import type { MailboxRef } from "@desk/contracts/mailbox";
import { mailboxes } from "@desk/db/schema";
import { authorize } from "../../access";
import { type Ctx, inTransaction } from "../../context";
import { recordEvent } from "../../event";
import { keepDefault } from "./default";
import { findMailbox, isMailbox } from "./find";
import { presentMailbox } from "./present";

/** Takes the mailbox and its secrets away. The mails that came by it stay in the log, and tickets as they are. */
export async function removeMailbox(ctx: Ctx, { mailboxId }: MailboxRef): Promise<{ mailboxId: string }> {
  authorize(ctx.actor, "mail.manage");
  return inTransaction(ctx, async (ctx) => {
    await findMailbox(ctx, mailboxId);
    const { name, address } = await presentMailbox(ctx, mailboxId);
    await ctx.db.delete(mailboxes).where(isMailbox(ctx, mailboxId));
    await keepDefault(ctx);
    await recordEvent(ctx, "mailbox.deleted", { mailboxId, name, address });
    return { mailboxId };
  });
}
