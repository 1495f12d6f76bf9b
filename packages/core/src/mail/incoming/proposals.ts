import { runStatement } from "@desk/db/statement";
import type { TicketChange } from "../../ticket/change";
import type { Delivery } from "./delivery";

/**
 * Asks the agents whether somebody may join. Once per person and ticket: who was declined is not asked about again.
 */
export async function proposeParticipant(
  { ctx, messageId }: Delivery,
  change: TicketChange,
  { customerId, address }: { customerId: string; address: string },
): Promise<void> {
  const rows = await runStatement(
    ctx.db,
    `insert into participant_proposals (workspace_id, ticket_id, customer_id, message_id, created_at)
      values ($1, $2, $3, $4, $5) on conflict (workspace_id, ticket_id, customer_id) do nothing returning customer_id`,
    [ctx.workspaceId, change.before.id, customerId, messageId, ctx.now().toISOString()],
  );
  if (rows.length === 0) return;
  change.set({}, { type: "ticket.participant_proposed", data: { customerId, address, messageId } });
}
