import type { TicketView } from "@desk/contracts/ticket";
import type { Channel } from "@desk/contracts/words";
import { type ListedTicket, rowColumns, rowJoins } from "./row";

type Person = { id: string; name: string };
type Link = { id: string; number: number; subject: string };

/** Everything the ticket page shows of a ticket, as PostgreSQL gives it. */
export type ViewedTicket = ListedTicket & {
  channel: Channel;
  notes: string;
  messageSeq: number;
  teamName: string | null;
  requesterEmail: string | null;
  organization: Person | null;
  ccs: TicketView["ccs"] | null;
  followers: Person[] | null;
  followUpOf: (Link & { isVisible: boolean }) | null;
  followUps: (Link & { isVisible: boolean })[] | null;
  externalId: string | null;
  snoozedBy: Person | null;
  solvedAt: string | null;
  closedAt: string | null;
};

const emailOf = (customer: string) => `(select a.value from customer_addresses a
  where a.workspace_id = t.workspace_id and a.customer_id = ${customer} and a.kind = 'email' and a.is_primary)`;

const link = (alias: string, visible: string) =>
  `json_build_object('id', ${alias}.id, 'number', ${alias}.number, 'subject', ${alias}.subject, 'isVisible', ${visible})`;

/** `visible` is the rule of who sees a ticket, for the alias it is given: links to hidden tickets stay hidden. */
export const viewColumns = (visible: (alias: string) => string): string => `${rowColumns},
  t.channel, t.notes, t.message_seq as "messageSeq", m.name as "teamName", ${emailOf("t.requester_id")} as "requesterEmail",
  (select json_build_object('id', o.id, 'name', o.name) from organizations o
    where o.workspace_id = t.workspace_id and o.id = t.organization_id) as organization,
  (select json_agg(json_build_object('customerId', cc.id, 'name', cc.name, 'email', ${emailOf("cc.id")}) order by cc.name)
    from ticket_ccs tc join customers cc on cc.workspace_id = tc.workspace_id and cc.id = tc.customer_id
    where tc.workspace_id = t.workspace_id and tc.ticket_id = t.id) as ccs,
  (select json_agg(json_build_object('id', fu.id, 'name', fu.name) order by fu.name)
    from ticket_followers tf join users fu on fu.workspace_id = tf.workspace_id and fu.id = tf.user_id
    where tf.workspace_id = t.workspace_id and tf.ticket_id = t.id) as followers,
  (select ${link("b", visible("b"))} from tickets b
    where b.workspace_id = t.workspace_id and b.id = t.follow_up_of_id) as "followUpOf",
  (select json_agg(${link("f", visible("f"))} order by f.number) from tickets f
    where f.workspace_id = t.workspace_id and f.follow_up_of_id = t.id) as "followUps",
  (select json_build_object('id', sb.id, 'name', sb.name) from users sb
    where sb.workspace_id = t.workspace_id and sb.id = t.snoozed_by_id) as "snoozedBy",
  t.external_id as "externalId", t.solved_at as "solvedAt", t.closed_at as "closedAt"`;

export const viewJoins = `${rowJoins}
  left join teams m on m.workspace_id = t.workspace_id and m.id = t.team_id`;
