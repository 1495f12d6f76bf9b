import type { OutgoingMail } from "@desk/contracts/mail";
import { outboxMails } from "@desk/db/schema";
import { type Ctx, newId } from "../context";

/** Puts a mail into the outbox in the verb's transaction: it leaves only when the change it tells of is kept. */
export async function queueMail(ctx: Ctx, { kind, to, data }: OutgoingMail): Promise<void> {
  const now = ctx.now();
  await ctx.db.insert(outboxMails).values({
    workspaceId: ctx.workspaceId,
    id: newId(),
    kind,
    toAddress: to,
    data,
    createdAt: now,
    nextAttemptAt: now,
  });
}
