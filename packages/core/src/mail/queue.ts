import type { OutgoingMail } from "@desk/contracts/mail";
import { deliveries } from "@desk/db/schema";
import { type Ctx, newId } from "../context";

/** Queues a mail of the product in the verb's transaction: it leaves only when the change it tells of is kept. */
export async function queueMail(ctx: Ctx, { kind, to, data }: OutgoingMail): Promise<void> {
  const now = ctx.now();
  const id = newId();
  await ctx.db.insert(deliveries).values({
    workspaceId: ctx.workspaceId,
    id,
    kind,
    toAddress: to,
    // The sender's domain is added where the sender is known: when it leaves.
    rfcMessageId: id,
    data,
    createdAt: now,
    nextAttemptAt: now,
  });
}
