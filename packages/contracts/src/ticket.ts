import { z } from "zod";
import { MessageMacro } from "./macro-action";
import { authenticationVerdicts, mailNatures } from "./parsed-mail";
import { QueryText } from "./query";
import { cursor, email, externalId, id, integer, limit, line, text } from "./text";
import {
  authorKinds,
  channels,
  deliveryStates,
  messageKinds,
  priorities,
  recipientRoles,
  statusCategories,
  ticketSorts,
  ticketStates,
  ticketTypes,
} from "./words";

const subject = line(250);
const body = text(200_000);
const labelNames = z.array(line(60)).max(50);
/** The version the writer saw; when it is older than the row, the answer is a conflict with both values. */
const version = integer.positive().optional();

/** The person who asks: one we know, or an address for which a customer is found or made. */
export const RequesterInput = z.union([
  z.strictObject({ customerId: id }),
  z.strictObject({ email, name: line(200).optional() }),
  z.strictObject({ externalId, name: line(200).optional() }),
]);
export type RequesterInput = z.output<typeof RequesterInput>;

export const MessageBody = z
  .strictObject({
    /** Plain text. When only HTML is given, the text is derived from it. */
    text: body.optional(),
    html: body.optional(),
  })
  .refine((value) => (value.text ?? value.html ?? "").trim() !== "", "Write something first.");
export type MessageBody = z.output<typeof MessageBody>;

export const CreateTicket = z.strictObject({
  subject,
  requester: RequesterInput,
  body: MessageBody,
  /** Who speaks first: the customer (a request noted down or received), or the agent (a reply that opens the conversation). */
  from: z.enum(["customer", "agent"]).default("customer"),
  attachmentIds: z.array(id).max(20).default([]),
  status: z.enum(statusCategories).exclude(["closed"]).optional(),
  priority: z.enum(priorities).default("normal"),
  type: z.enum(ticketTypes).default("question"),
  teamId: id.nullable().default(null),
  assigneeId: id.nullable().default(null),
  labels: labelNames.default([]),
  ccs: z.array(email).max(48).default([]),
  /** The address of ours that an agent's first message leaves from. Left out: the team's, else the default one. */
  fromAddress: email.optional(),
  notes: text(20_000).default(""),
  externalId: externalId.nullable().default(null),
  /** Same key = same open ticket: while one is active, creating again returns it. */
  dedupKey: line(255).nullable().default(null),
  followUpOfId: id.nullable().default(null),
});
export type CreateTicket = z.output<typeof CreateTicket>;
export type CreateTicketInput = z.input<typeof CreateTicket>;

export const TicketRef = z.strictObject({ ticketId: id });
export type TicketRef = z.output<typeof TicketRef>;
export const TicketByNumber = z.strictObject({ number: z.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
export type TicketByNumber = z.output<typeof TicketByNumber>;

const addresses = z.array(email).max(48);
/** Addresses of one mail. `bcc` is told to nobody else. Own addresses are dropped. */
export const Recipients = z.strictObject({
  to: addresses.min(1, "Name at least one recipient."),
  cc: addresses.default([]),
  bcc: addresses.default([]),
});
export type Recipients = z.output<typeof Recipients>;

export const PostMessage = z.strictObject({
  ticketId: id,
  kind: z.enum(messageKinds),
  body: MessageBody,
  attachmentIds: z.array(id).max(20).default([]),
  /** Set in the same transaction as the message: send and set status in one key. */
  status: z.enum(statusCategories).exclude(["new", "closed"]).optional(),
  statusId: id.optional(),
  /** Seq of the newest message the author saw. When a newer public one exists, the send stops and shows it. */
  lastSeenSeq: integer.min(0).optional(),
  /** The same id sent twice is one message: double clicks, retries. */
  clientId: id.optional(),
  /** Who gets the reply by mail. Left out: the requester, with everybody on copy. A note has no recipients, ever. */
  recipients: Recipients.optional(),
  /** The address of ours that the mail leaves from, one of `fromChoices`. Left out: the one the customer wrote to. */
  fromAddress: email.optional(),
  /** Brings the previous message along as a quotation. */
  quotesPrevious: z.boolean().optional(),
  /** What a macro does besides: all of it with the message, or nothing. */
  macro: MessageMacro.optional(),
});
export type PostMessage = z.output<typeof PostMessage>;

export const SetStatus = z
  .strictObject({
    ticketId: id,
    version,
    status: z.enum(statusCategories).exclude(["new", "closed"]).optional(),
    statusId: id.optional(),
  })
  .refine(
    (value) => (value.status === undefined) !== (value.statusId === undefined),
    "Give either status or statusId.",
  );
export type SetStatus = z.output<typeof SetStatus>;
export const AssignTicket = z.strictObject({ ticketId: id, version, assigneeId: id.nullable() });
export type AssignTicket = z.output<typeof AssignTicket>;
export const SetTeam = z.strictObject({ ticketId: id, version, teamId: id.nullable() });
export type SetTeam = z.output<typeof SetTeam>;
export const SetPriority = z.strictObject({ ticketId: id, version, priority: z.enum(priorities) });
export type SetPriority = z.output<typeof SetPriority>;
export const SetType = z.strictObject({ ticketId: id, version, type: z.enum(ticketTypes) });
export type SetType = z.output<typeof SetType>;
export const SetSubject = z.strictObject({ ticketId: id, version, subject });
export type SetSubject = z.output<typeof SetSubject>;
export const SetNotes = z.strictObject({ ticketId: id, version, notes: text(20_000) });
export type SetNotes = z.output<typeof SetNotes>;
/** Adds and removes by name, so that two people labelling at once both keep their labels. */
export const ChangeLabels = z.strictObject({
  ticketId: id,
  add: labelNames.default([]),
  remove: labelNames.default([]),
});
export type ChangeLabels = z.output<typeof ChangeLabels>;
export const ChangeRequester = z.strictObject({ ticketId: id, version, requester: RequesterInput });
export type ChangeRequester = z.output<typeof ChangeRequester>;
export const ChangeCcs = z.strictObject({
  ticketId: id,
  add: z.array(email).max(48).default([]),
  remove: z.array(email).max(48).default([]),
});
export type ChangeCcs = z.output<typeof ChangeCcs>;
export const ChangeFollowers = z.strictObject({
  ticketId: id,
  add: z.array(id).max(100).default([]),
  remove: z.array(id).max(100).default([]),
});
export type ChangeFollowers = z.output<typeof ChangeFollowers>;
/** A new ticket for a closed one: fields copied, messages not. */
export const FollowUpTicket = z.strictObject({ ticketId: id, body: MessageBody, subject: subject.optional() });
export type FollowUpTicket = z.output<typeof FollowUpTicket>;

/** REST's PATCH: several fields at once, one transaction. `status` takes a category, or the origin's `done` for solved. */
export const PatchTicket = z.strictObject({
  ticketId: id,
  version,
  status: z
    .union([z.enum(statusCategories), z.literal("done")], {
      error: `Use ${statusCategories.join(", ")}, or done for solved.`,
    })
    .optional(),
  statusId: id.optional(),
  notes: text(20_000).optional(),
  subject: subject.optional(),
  priority: z.enum(priorities).optional(),
  type: z.enum(ticketTypes).optional(),
  teamId: id.nullable().optional(),
  assigneeId: id.nullable().optional(),
  labels: labelNames.optional(),
});
export type PatchTicket = z.output<typeof PatchTicket>;

const sortName = `(?:${ticketSorts.join("|")})`;
/** One name, whose direction `order` gives, or several keys with theirs, the most important one first. */
export const sortText = z
  .string()
  .max(120)
  .regex(
    new RegExp(`^${sortName}(?:\\.(?:asc|desc))?(?:,${sortName}(?:\\.(?:asc|desc))?){0,3}$`, "u"),
    `Use one of ${ticketSorts.join(", ")}, or several such as priority.desc,updated.asc.`,
  );

export const TicketFilter = z.strictObject({
  view: text(80).optional(),
  status: z.array(z.enum(statusCategories)).max(6).optional(),
  priority: z.array(z.enum(priorities)).max(4).optional(),
  teamId: id.optional(),
  assigneeId: z.union([id, z.literal("me"), z.literal("none")]).optional(),
  requesterId: id.optional(),
  organizationId: id.optional(),
  label: text(60).optional(),
  /** Free text: words, "phrases", a #number, an address or the beginning of one. */
  q: text(300).optional(),
  /** In the query language, on top of the view and the other filters. */
  query: QueryText.optional(),
});
export type TicketFilter = z.output<typeof TicketFilter>;
export const ListTickets = TicketFilter.extend({
  sort: sortText.optional(),
  order: z.enum(["asc", "desc"]).optional(),
  limit: limit.default(50),
  cursor,
  direction: z.enum(["forward", "backward"]).optional(),
});
export type ListTickets = z.output<typeof ListTickets>;
export type ListTicketsInput = z.input<typeof ListTickets>;

const person = z.object({ id: z.uuid(), name: z.string() });
export const TicketRow = z.object({
  id: z.uuid(),
  number: z.number(),
  /** The number as the workspace writes it, such as `HD-202611-1234`. */
  numberText: z.string(),
  subject: z.string(),
  preview: z.string(),
  status: z.enum(statusCategories),
  statusId: z.uuid(),
  statusLabel: z.string(),
  priority: z.enum(priorities),
  type: z.enum(ticketTypes),
  teamId: z.uuid().nullable(),
  assignee: person.nullable(),
  requester: person,
  organization: person.nullable(),
  channel: z.enum(channels),
  labels: z.array(z.string()),
  lastAuthorKind: z.enum(authorKinds).nullable(),
  lastAuthorId: z.uuid().nullable(),
  hasAttachment: z.boolean(),
  waitingSince: z.string().nullable(),
  /** Out of the queues until then. */
  snoozedUntil: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  solvedAt: z.string().nullable(),
  deletedAt: z.string().nullable(),
  version: z.number(),
});
export type TicketRow = z.output<typeof TicketRow>;
export const TicketPage = z.object({
  data: z.array(TicketRow),
  nextCursor: z.string().nullable(),
  hasMore: z.boolean(),
});
export type TicketPage = z.output<typeof TicketPage>;

export const ViewCounts = z.object({
  /** By slug. A count above 1 000 is given as 1 001 and shown as "1 000+". */
  counts: z.record(z.string(), z.number()),
  /** Views that no index counts and of which so many rows were looked at as may be: so many, and perhaps more. */
  atLeast: z.array(z.string()),
});
export type ViewCounts = z.output<typeof ViewCounts>;

export const AttachmentView = z.object({
  id: z.uuid(),
  fileName: z.string(),
  contentType: z.string(),
  sizeBytes: z.number(),
  isImage: z.boolean(),
  /** Path on this origin, authorised at each request. */
  url: z.string(),
});
export type AttachmentView = z.output<typeof AttachmentView>;
const mailPerson = z.object({ address: z.string(), name: z.string() });
/** One recipient of one outgoing mail and how far it got. */
export const DeliveryView = z.object({
  id: z.uuid(),
  address: z.string(),
  role: z.enum(recipientRoles),
  state: z.enum(deliveryStates),
  /** In words, for failed, bounced and uncertain. */
  reason: z.string().nullable(),
  attempts: z.number(),
  /** How often the server may have taken it without our knowing: the recipient may have it twice. */
  lostAttempts: z.number(),
  nextAttemptAt: z.string().nullable(),
  sentAt: z.string().nullable(),
});
export type DeliveryView = z.output<typeof DeliveryView>;
/** The mail side of a message, for agents only. */
export const MessageMail = z.object({
  direction: z.enum(["in", "out"]),
  from: mailPerson,
  to: z.array(mailPerson),
  cc: z.array(mailPerson),
  bcc: z.array(mailPerson),
  subject: z.string(),
  /** The address of ours that it was written to or leaves from. */
  ownAddress: z.string().nullable(),
  authentication: z.enum(authenticationVerdicts).nullable(),
  nature: z.enum(mailNatures),
  /** The raw mail, for those who may see it. */
  mailId: z.uuid().nullable(),
  deliveries: z.array(DeliveryView),
});
export type MessageMail = z.output<typeof MessageMail>;

export const MessageView = z.object({
  id: z.uuid(),
  seq: z.number(),
  kind: z.enum(messageKinds),
  channel: z.enum(channels),
  author: z.object({ kind: z.enum(authorKinds), id: z.uuid().nullable(), name: z.string() }),
  text: z.string(),
  html: z.string().nullable(),
  attachments: z.array(AttachmentView),
  /** Where quoted text or a signature begins in `text`; null when nothing is folded. */
  quotedAt: z.number().nullable(),
  /** Its author does not stand on the ticket yet; customers do not see it. */
  isProposed: z.boolean(),
  mail: MessageMail.nullable(),
  createdAt: z.string(),
});
export type MessageView = z.output<typeof MessageView>;
export const EventView = z.object({
  id: z.uuid(),
  seq: z.number(),
  type: z.string(),
  actor: z.object({ kind: z.string(), id: z.uuid().nullable(), name: z.string() }),
  data: z.record(z.string(), z.unknown()),
  createdAt: z.string(),
});
export type EventView = z.output<typeof EventView>;

export const TicketCan = z.object({
  reply: z.boolean(),
  note: z.boolean(),
  setStatus: z.boolean(),
  snooze: z.boolean(),
  edit: z.boolean(),
  assign: z.boolean(),
  delete: z.boolean(),
  restore: z.boolean(),
  followUp: z.boolean(),
});
export type TicketCan = z.output<typeof TicketCan>;
export const TicketView = TicketRow.extend({
  state: z.enum(ticketStates),
  channel: z.enum(channels),
  notes: z.string(),
  messageSeq: z.number(),
  team: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  requester: z.object({ id: z.uuid(), name: z.string(), email: z.string().nullable() }),
  organization: person.nullable(),
  ccs: z.array(z.object({ customerId: z.uuid(), name: z.string(), email: z.string().nullable() })),
  followers: z.array(person),
  followUpOf: z.object({ id: z.uuid(), number: z.number(), subject: z.string() }).nullable(),
  followUps: z.array(z.object({ id: z.uuid(), number: z.number(), subject: z.string() })),
  externalId: z.string().nullable(),
  snoozedBy: person.nullable(),
  solvedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  can: TicketCan,
});
export type TicketView = z.output<typeof TicketView>;

/** The newest 200 messages at most; older ones by `beforeSeq`. Oldest first. */
export const ReadThread = z.strictObject({
  ticketId: id,
  beforeSeq: integer.positive().optional(),
  limit: z.number().int().min(1).max(200).default(100),
});
export type ReadThread = z.output<typeof ReadThread>;
export const ThreadView = z.object({
  messages: z.array(MessageView),
  events: z.array(EventView),
  hasOlder: z.boolean(),
});
export type ThreadView = z.output<typeof ThreadView>;
/** All that the ticket page needs in one call. */
export const OpenTicketView = z.object({ ticket: TicketView, thread: ThreadView });
export type OpenTicketView = z.output<typeof OpenTicketView>;

/** How long ago a ticket last changed, the shortest that holds. */
export const searchTimes = ["day", "week", "month", "year", "older"] as const;
export type SearchTime = (typeof searchTimes)[number];

/** Jump and search from the command menu and the search box. */
export const Search = z.strictObject({
  q: line(300),
  limit: z.number().int().min(1).max(50).default(20),
  /** Say also how what was found divides by status, team, label and time. */
  facets: z.boolean().default(false),
  status: z.array(z.enum(statusCategories)).max(6).optional(),
  teamId: z.union([id, z.literal("none")]).optional(),
  label: line(100).optional(),
  /** Changed within that time. */
  time: z.enum(searchTimes).optional(),
});
export type SearchInput = z.input<typeof Search>;
export type Search = z.output<typeof Search>;
export const SearchHit = TicketRow.extend({
  /** Plain text around the match; matches stand between U+0002 and U+0003. */
  snippet: z.string().nullable(),
});
const facetCount = z.number().int().min(0);
/** How the best matches divide. Each part counts what the choices of the other parts leave. */
export const SearchFacets = z.object({
  /** Tickets found; with `isCapped` there may be more. */
  count: facetCount,
  isCapped: z.boolean(),
  status: z.array(z.object({ value: z.enum(statusCategories), count: facetCount })),
  /** Null is no team. */
  team: z.array(z.object({ value: z.uuid().nullable(), count: facetCount })),
  label: z.array(z.object({ value: z.string(), count: facetCount })),
  time: z.array(z.object({ value: z.enum(searchTimes), count: facetCount })),
});
export type SearchFacets = z.output<typeof SearchFacets>;
export const SearchView = z.object({
  tickets: z.array(SearchHit),
  /** Null unless asked for. */
  facets: SearchFacets.nullable(),
  customers: z.array(z.object({ id: z.uuid(), name: z.string(), email: z.string().nullable() })),
});
export type SearchView = z.output<typeof SearchView>;
