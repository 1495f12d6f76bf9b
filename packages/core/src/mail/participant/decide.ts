import type { DecideProposal } from "@desk/contracts/mail-log";
import type { TicketView } from "@desk/contracts/ticket";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";
import { decideOn } from "../../ticket/apply-status";
import { changeTicket } from "../../ticket/change-ticket";
import { joinTicket } from "../../ticket/join";

type Decided = { name: string; address: string | null };

/**
 * An agent's word on somebody who wrote into a ticket. Let in, he stands on copy and what he wrote is part of the
 * conversation; declined, it stays where only agents see it. The second word changes nothing.
 */
export function decideProposal(ctx: Ctx, { ticketId, customerId, decision }: DecideProposal): Promise<TicketView> {
  return changeTicket(ctx, ticketId, "edit", async (ctx, change) => {
    decideOn(ctx, change.before, { type: "edit" });
    const isIn = decision === "accept";
    const [decided] = await runStatement<Decided>(
      ctx.db,
      `update participant_proposals p set state = $4
        where p.workspace_id = $1 and p.ticket_id = $2 and p.customer_id = $3 and p.state = 'proposed'
        returning (select c.name from customers c where c.workspace_id = $1 and c.id = p.customer_id) as name,
          (select a.value from customer_addresses a where a.workspace_id = $1 and a.customer_id = p.customer_id
            and a.kind = 'email' and a.is_primary) as address`,
      [ctx.workspaceId, ticketId, customerId, isIn ? "accepted" : "declined"],
    );
    if (decided === undefined) return;
    if (isIn) {
      await joinTicket(ctx, change, [{ id: customerId, address: decided.address ?? "" }]);
      await showMessages(ctx, ticketId, customerId);
    }
    const type = isIn ? "ticket.participant_accepted" : "ticket.participant_declined";
    change.set({}, { type, data: { customerId, ...decided } });
  });
}

async function showMessages(ctx: Ctx, ticketId: string, customerId: string): Promise<void> {
  await runStatement(
    ctx.db,
    `update messages m set is_proposed = false
      where m.workspace_id = $1 and m.ticket_id = $2 and m.author_customer_id = $3 and m.is_proposed`,
    [ctx.workspaceId, ticketId, customerId],
  );
}
