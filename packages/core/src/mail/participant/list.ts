import type { ListProposals, ProposalList, ProposalView } from "@desk/contracts/mail-log";
import { runStatement } from "@desk/db/statement";
import { authorizeInside } from "../../access";
import type { Ctx } from "../../context";
import { findTicket } from "../../ticket/find";
import { isoOf } from "../../ticket/time";

/** Who wants onto a ticket and waits for an agent's word, the first one first. */
export async function listProposals(ctx: Ctx, { ticketId }: ListProposals): Promise<ProposalList> {
  authorizeInside(ctx.actor, "ticket.read");
  await findTicket(ctx, ticketId);
  const rows = await runStatement<ProposalView>(
    ctx.db,
    `select p.customer_id as "customerId", c.name, p.message_id as "messageId", p.created_at as "createdAt",
        (select a.value from customer_addresses a where a.workspace_id = $1 and a.customer_id = c.id
          and a.kind = 'email' and a.is_primary) as address
      from participant_proposals p
      join customers c on c.workspace_id = p.workspace_id and c.id = p.customer_id
      where p.workspace_id = $1 and p.ticket_id = $2 and p.state = 'proposed' order by p.created_at, p.customer_id`,
    [ctx.workspaceId, ticketId],
  );
  return { data: rows.map((row) => ({ ...row, createdAt: isoOf(row.createdAt) })) };
}
