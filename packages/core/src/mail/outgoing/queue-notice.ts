import { deliveries } from "@desk/db/schema";
import { runStatement } from "@desk/db/statement";
import { type Ctx, newId } from "../../context";
import { addNotice, type Notice } from "./notices";
import { domainOf } from "./queue-reply";
import type { Sender } from "./sender";

/** What happens within this time goes into one mail. */
const batchSeconds = 60;

type Told = { person: { id: string; email: string; name: string }; ticketId: string; sender: Sender; notice: Notice };

/** Adds to the mail that still waits for this person about this ticket, or queues one. */
export async function queueNotice(ctx: Ctx, { person, ticketId, sender, notice }: Told): Promise<void> {
  const [waiting] = await runStatement<{ id: string; data: Record<string, string> }>(
    ctx.db,
    `select d.id, d.data from deliveries d
      where d.workspace_id = $1 and d.ticket_id = $2 and d.kind = 'notification' and d.to_address = $3
        and d.state = 'queued' and d.attempts = 0 and d.leased_until is null limit 1 for update`,
    [ctx.workspaceId, ticketId, person.email],
  );
  if (waiting !== undefined) {
    await runStatement(
      ctx.db,
      `update deliveries d set data = d.data || jsonb_build_object('notices', $3::text)
        where d.workspace_id = $1 and d.id = $2`,
      [ctx.workspaceId, waiting.id, addNotice(waiting.data, notice)],
    );
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
