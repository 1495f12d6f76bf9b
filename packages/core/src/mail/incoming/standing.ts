import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";

/** How a sender stands to a ticket. */
export type Standing = {
  customerId: string;
  name: string;
  isRequester: boolean;
  isOnCopy: boolean;
  /** The ticket's organization, when it shares its tickets and the sender belongs to it. */
  sharedOrganizationId: string | null;
};

/** Null when nobody here has the address. */
export async function standingOn(ctx: Ctx, ticketId: string, address: string): Promise<Standing | null> {
  const [row] = await runStatement<Standing>(
    ctx.db,
    `select c.id as "customerId", c.name, t.requester_id = c.id as "isRequester",
        exists (select 1 from ticket_ccs x
          where x.workspace_id = $1 and x.ticket_id = t.id and x.customer_id = c.id) as "isOnCopy",
        (select o.id from organizations o where o.workspace_id = $1 and o.id = t.organization_id
          and o.id = c.organization_id and o.shares_tickets) as "sharedOrganizationId"
      from customer_addresses a
      join customers c on c.workspace_id = a.workspace_id and c.id = a.customer_id
      join tickets t on t.workspace_id = $1 and t.id = $2
      where a.workspace_id = $1 and a.kind = 'email' and a.value = $3`,
    [ctx.workspaceId, ticketId, address],
  );
  return row ?? null;
}

export const isParticipant = ({ isRequester, isOnCopy, sharedOrganizationId }: Standing): boolean =>
  isRequester || isOnCopy || sharedOrganizationId !== null;
