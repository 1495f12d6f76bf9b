import { AttachmentView } from "@desk/contracts/ticket";
import {
  authorKinds,
  channels,
  messageKinds,
  priorities,
  statusCategories,
  ticketStates,
  ticketTypes,
  viewScopes,
} from "@desk/contracts/words";
import { z } from "zod";

const person = z.object({ id: z.uuid(), name: z.string() });
const time = z.iso.datetime();

export const TicketSummary = z.object({
  id: z.uuid(),
  number: z.number().int(),
  reference: z
    .string()
    .describe("The number as the workspace writes it, such as HD-202611-1234. Found by q and in place of {id}."),
  subject: z.string(),
  status: z.enum(statusCategories).describe("The fixed category behind the workspace's own status names."),
  state: z
    .enum(ticketStates)
    .describe("open for new and open, pending for pending and on_hold, done for solved and closed."),
  statusId: z.uuid(),
  statusLabel: z.string().describe("The workspace's own name of the status."),
  priority: z.enum(priorities),
  type: z.enum(ticketTypes),
  requester: person,
  assignee: person.nullable(),
  teamId: z.uuid().nullable(),
  labels: z.array(z.string()),
  preview: z.string(),
  waitingSince: time.nullable().describe("Since when the customer waits for an answer."),
  createdAt: time,
  updatedAt: time,
  version: z.number().int().describe("Grows with every change; also the ETag."),
});
export type TicketSummary = z.output<typeof TicketSummary>;

export const Message = z.object({
  id: z.uuid(),
  seq: z.number().int().describe("1, 2, 3 … within the ticket."),
  kind: z.enum(messageKinds).describe("A reply is public, a note is seen by agents alone."),
  channel: z.enum(channels),
  author: z.object({ kind: z.enum(authorKinds), id: z.uuid().nullable(), name: z.string() }),
  text: z.string(),
  html: z.string().nullable().describe("Sanitised; null when the text says it all."),
  attachments: z.array(AttachmentView),
  createdAt: time,
});
export type Message = z.output<typeof Message>;

export const Ticket = TicketSummary.extend({
  notes: z.string().describe("One editable text per ticket, pinned above the conversation."),
  channel: z.enum(channels),
  requester: z.object({ id: z.uuid(), name: z.string(), email: z.string().nullable() }),
  team: person.nullable(),
  organization: person.nullable(),
  ccs: z.array(z.object({ customerId: z.uuid(), name: z.string(), email: z.string().nullable() })),
  followUpOf: z.object({ id: z.uuid(), number: z.number().int(), subject: z.string() }).nullable(),
  externalId: z.string().nullable(),
  messagesCount: z.number().int(),
  solvedAt: time.nullable(),
  closedAt: time.nullable(),
  messages: z.array(Message).optional().describe("With include=messages: the newest 200, oldest first."),
});
export type Ticket = z.output<typeof Ticket>;

export const PostedMessage = z.object({ message: Message, ticket: Ticket });

export const Customer = z.object({
  id: z.uuid(),
  name: z.string(),
  emails: z.array(z.string()).describe("The first is the primary one."),
  phones: z.array(z.string()),
  organization: person.nullable(),
  locale: z.string().nullable(),
  timeZone: z.string().nullable(),
  notes: z.string(),
  attributes: z.record(z.string(), z.string()),
  externalId: z.string().nullable(),
  ticketsCount: z.number().int(),
  version: z.number().int(),
  createdAt: time,
  updatedAt: time,
});
export type Customer = z.output<typeof Customer>;

export const Merge = z.object({ id: z.uuid(), customer: Customer });

export const CustomerSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  organizationName: z.string().nullable(),
  createdAt: time,
});

const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), nextCursor: z.string().nullable(), hasMore: z.boolean() });
export const View = z.object({
  slug: z.string().describe("For the view parameter of GET /tickets."),
  name: z.string(),
  kind: z.enum(["builtIn", "team", "saved"]),
  id: z.uuid().nullable().describe("Of a saved view; the other fields below are those of saved ones too."),
  scope: z.enum(viewScopes).nullable().describe("For whom it was saved: me, a team or everyone."),
  teamId: z.uuid().nullable(),
  query: z.string().nullable().describe("In the query language."),
  sort: z.string().nullable().describe("As GET /tickets takes it; empty for the newest change first."),
});
export const ViewList = pageOf(View);
export const TicketList = pageOf(TicketSummary);
export const CustomerList = pageOf(CustomerSummary);
export const MergeList = pageOf(
  z.object({
    id: z.uuid(),
    source: person,
    by: z.string().nullable().describe("The user who merged them."),
    createdAt: time,
  }),
);
export const MessageList = pageOf(Message);
