import type { Values } from "@desk/db/statement";
import type { Actor } from "../context";

export type Customer = Extract<Actor, { kind: "customer" }>;

/** So many tickets are looked into of those somebody asked, of those one is copied on, and of the organization's. */
const ticketsMax = 1_000;
/** Of a very long ticket so many messages are looked into, the newest. */
const perTicketMax = 300;
/** In all of them together. */
const documentsMax = 12_000;

type Wanted = {
  table: string;
  /** Of the table under the alias `x`. */
  columns: string;
  workspace: string;
  /** The condition on `tickets t`. */
  shown: string;
  /** What else holds of the documents, under the alias `x`. */
  more: string;
};

/**
 * The documents of a customer's tickets, from the newest ticket on, as a from-item: a walk of known length. The planner
 * is not asked which to look up first, the tickets or the words: of common words it expects to meet one soon, and where
 * none is the customer's it would walk through everybody's.
 */
export function ownDocuments(
  actor: Customer,
  { table, columns, workspace, shown, more }: Wanted,
  values: Values,
): string {
  const bound = (id: string) => `${values.add(id)}::uuid`;
  const tickets = (condition: string) => `(select o.id, o.created_at from tickets o where o.workspace_id = ${workspace}
    and ${condition} and o.deleted_at is null order by o.created_at desc, o.id desc limit ${ticketsMax})`;
  const { customerId, sharedOrganizationId, onlyTicketId } = actor;
  const copied = `(select o.id, o.created_at from (select cc.ticket_id from ticket_ccs cc where cc.workspace_id = ${workspace}
      and cc.customer_id = ${bound(customerId)} order by cc.ticket_id desc limit ${ticketsMax}) newest
    join tickets o on o.workspace_id = ${workspace} and o.id = newest.ticket_id)`;
  const sources =
    onlyTicketId === undefined
      ? [
          tickets(`o.requester_id = ${bound(customerId)}`),
          copied,
          ...(sharedOrganizationId === null ? [] : [tickets(`o.organization_id = ${bound(sharedOrganizationId)}`)]),
        ]
      : [tickets(`o.id = ${bound(onlyTicketId)}`)];
  const newest = table === "messages" ? `order by x.seq desc limit ${perTicketMax}` : "offset 0";
  return `(select d.* from (select u.id from (${sources.join(" union ")}) u order by u.created_at desc, u.id desc) mine
    cross join lateral (select t.id from tickets t where ${shown} and t.id = mine.id offset 0) seen
    cross join lateral (select ${columns} from ${table} x
      where x.workspace_id = ${workspace} and x.ticket_id = seen.id${more} ${newest}) d
    limit ${documentsMax})`;
}
