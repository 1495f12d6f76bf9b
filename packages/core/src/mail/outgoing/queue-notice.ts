import { deliveries } from "@desk/db/schema";
import { and, eq, isNull } from "drizzle-orm";
import { type Ctx, newId } from "../../context";
import { addNotice, type Notice } from "./notices";
import { domainOf } from "./queue-reply";
import type { Sender } from "./sender";

/** What happens within this time goes into one mail. */
const batchSeconds = 60;

type Told = { person: { id: string; email: string; name: string }; ticketId: string; sender: Sender; notice: Notice };

/** Adds to the mail that still waits for this person about this ticket, or queues one. */
export async function queueNotice(ctx: Ctx, { person, ticketId, sender, notice }: Told): Promise<void> {
  const [waiting] = await ctx.db
    .select({ id: deliveries.id, data: deliveries.data })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.workspaceId, ctx.workspaceId),
        eq(deliveries.ticketId, ticketId),
        eq(deliveries.kind, "notification"),
        eq(deliveries.toAddress, person.email),
        eq(deliveries.state, "queued"),
        eq(deliveries.attempts, 0),
        isNull(deliveries.leasedUntil),
      ),
    )
    .limit(1)
    .for("update");
  if (waiting !== undefined) {
    await ctx.db
      .update(deliveries)
      .set({ data: { ...waiting.data, notices: addNotice(waiting.data, notice) } })
      .where(and(eq(deliveries.workspaceId, ctx.workspaceId), eq(deliveries.id, waiting.id)));
    return;
  }
  const now = ctx.now();
  const id = newId();
  await ctx.db.insert(deliveries).values({
    workspaceId: ctx.workspaceId,
    id,
    kind: "notification",
    ticketId,
    mailboxId: sender.mailboxId,
    toAddress: person.email,
    toName: person.name,
    rfcMessageId: `${id}@${domainOf(sender.address)}`,
    data: { userId: person.id, notices: addNotice({}, notice) },
    createdAt: now,
    nextAttemptAt: new Date(now.getTime() + batchSeconds * 1_000),
  });
}
