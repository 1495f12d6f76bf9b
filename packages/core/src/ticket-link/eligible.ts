import type { Db } from "@desk/db/client";
import { runStatement, Values } from "@desk/db/statement";
import { visibleTickets } from "../access";
import type { CustomerActor } from "../context";
import { isMachineAddress } from "./machine-address";

/** Somebody who came by a link: the customer it was mailed to, on that ticket alone. */
export const linkActor = (customerId: string, ticketId: string): CustomerActor => ({
  kind: "customer",
  customerId,
  sharedOrganizationId: null,
  onlyTicketId: ticketId,
});

type Place = { db: Db; workspaceId: string };
type Row = { addresses: string[] | null; openedBy: string | null };

/**
 * Whether a link may open this ticket for this customer now: he stands on it, and no machine began it or is he. A
 * verification mail that a third party sent to the desk must not be read by whoever asked for it (C05).
 */
export async function mayOpen({ db, workspaceId }: Place, ticketId: string, customerId: string): Promise<boolean> {
  const values = new Values();
  const text = `select
      (select json_agg(a.value) from customer_addresses a where a.workspace_id = t.workspace_id
        and a.customer_id = ${values.add(customerId)} and a.kind = 'email') as addresses,
      (select v.nature from messages m join message_envelopes v on v.workspace_id = m.workspace_id and v.message_id = m.id
        where m.workspace_id = t.workspace_id and m.ticket_id = t.id order by m.seq limit 1) as "openedBy",
      (select json_agg(r.value) from customer_addresses r where r.workspace_id = t.workspace_id
        and r.customer_id = t.requester_id and r.kind = 'email') as "requesterAddresses"
    from tickets t where t.workspace_id = ${values.add(workspaceId)} and t.id = ${values.add(ticketId)}
    and ${visibleTickets(linkActor(customerId, ticketId), values)}`;
  const [row] = await runStatement<Row & { requesterAddresses: string[] | null }>(db, text, values.list);
  if (row === undefined || (row.openedBy ?? "person") !== "person") return false;
  return ![...(row.addresses ?? []), ...(row.requesterAddresses ?? [])].some(isMachineAddress);
}
