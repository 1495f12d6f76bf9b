import type { CustomerView } from "@desk/contracts/customer";
import type { MessageView, TicketRow, TicketView } from "@desk/contracts/ticket";
import { stateOfCategory } from "@desk/contracts/words";
import type { Customer, Message, Ticket, TicketSummary } from "./shapes";

/** Names the fields that leave by the public API, so that the dashboard's views may change without breaking anyone. */
export const summaryOf = (row: TicketRow): TicketSummary => ({
  id: row.id,
  number: row.number,
  reference: row.numberText,
  subject: row.subject,
  status: row.status,
  state: stateOfCategory[row.status],
  statusId: row.statusId,
  statusLabel: row.statusLabel,
  priority: row.priority,
  type: row.type,
  requester: row.requester,
  assignee: row.assignee,
  teamId: row.teamId,
  labels: row.labels,
  preview: row.preview,
  waitingSince: row.waitingSince,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  version: row.version,
});

export const ticketOf = (view: TicketView): Ticket => ({
  ...summaryOf(view),
  notes: view.notes,
  channel: view.channel,
  requester: view.requester,
  team: view.team,
  organization: view.organization,
  ccs: view.ccs,
  followUpOf: view.followUpOf,
  externalId: view.externalId,
  messagesCount: view.messageSeq,
  solvedAt: view.solvedAt,
  closedAt: view.closedAt,
});

export const messageOf = (view: MessageView): Message => ({
  id: view.id,
  seq: view.seq,
  kind: view.kind,
  channel: view.channel,
  author: view.author,
  text: view.text,
  html: view.html,
  attachments: view.attachments,
  createdAt: view.createdAt,
});

export const customerOf = (view: CustomerView): Customer => ({
  id: view.id,
  name: view.name,
  emails: addressesOf(view, "email"),
  phones: addressesOf(view, "phone"),
  organization: view.organization,
  locale: view.locale,
  timeZone: view.timeZone,
  notes: view.notes,
  attributes: view.attributes,
  externalId: view.externalId,
  ticketsCount: view.ticketsCount,
  version: view.version,
  createdAt: view.createdAt,
  updatedAt: view.updatedAt,
});

const addressesOf = ({ addresses }: CustomerView, kind: "email" | "phone"): string[] =>
  addresses
    .filter((address) => address.kind === kind)
    .toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary))
    .map(({ value }) => value);
