import { z } from "zod";
import { cursor, email, id, isoTime, limit, line, text } from "./text";
import { MessageView, PostMessage, Recipients, TicketView } from "./ticket";
import { deliveryStates, recipientRoles } from "./words";

const instant = z.string();
const person = z.object({ address: z.string(), name: z.string() });

/** The log of everything that left or should leave, newest first. */
export const ListDeliveries = z.strictObject({
  state: z.array(z.enum(deliveryStates)).max(deliveryStates.length).optional(),
  /** A part of the address, or a ticket's number such as #1234. */
  q: text(254).optional(),
  cursor,
  limit: limit.default(50),
  direction: z.enum(["forward", "backward"]).optional(),
});
export type ListDeliveries = z.output<typeof ListDeliveries>;

export const DeliveryEntry = z.object({
  id: z.uuid(),
  /** `reply`, `forward`, `acknowledgement`, `notification`, or a mail of the product such as `invitation`. */
  kind: z.string(),
  ticket: z.object({ id: z.uuid(), number: z.number(), subject: z.string() }).nullable(),
  messageId: z.uuid().nullable(),
  mailbox: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  address: z.string(),
  name: z.string(),
  role: z.enum(recipientRoles),
  rfcMessageId: z.string(),
  state: z.enum(deliveryStates),
  /** In words, for everything that did not simply leave. */
  reason: z.string().nullable(),
  smtpCode: z.number().nullable(),
  attempts: z.number(),
  /** How often the server may have taken it without our knowing: the recipient may have it twice. */
  lostAttempts: z.number(),
  nextAttemptAt: instant.nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
  settledAt: instant.nullable(),
  can: z.object({ retry: z.boolean(), cancel: z.boolean() }),
});
export type DeliveryEntry = z.output<typeof DeliveryEntry>;
export const DeliveryPage = z.object({
  data: z.array(DeliveryEntry),
  nextCursor: z.string().nullable(),
  hasMore: z.boolean(),
  /** How many there are in each state, counted to 1 001. */
  counts: z.record(z.enum(deliveryStates), z.number()),
});
export type DeliveryPage = z.output<typeof DeliveryPage>;

/** One or many. Those in another state by now are left as they are and not counted. */
export const DeliveryRefs = z.strictObject({ deliveryIds: z.array(id).min(1).max(100) });
export type DeliveryRefs = z.output<typeof DeliveryRefs>;
export const DeliveriesChanged = z.object({ changed: z.number() });
export type DeliveriesChanged = z.output<typeof DeliveriesChanged>;

/**
 * Sends a reply as the composer does: held for the mailbox's undo time when a mail would leave, planned when a time
 * is given, otherwise posted at once. `message.clientId` becomes the message's id.
 */
export const SendMessage = z.strictObject({ message: PostMessage, sendAt: isoTime.optional() });
export type SendMessage = z.output<typeof SendMessage>;
export type SendMessageInput = z.input<typeof SendMessage>;

export const scheduledKinds = ["held", "planned"] as const;
export const scheduledStates = ["waiting", "sent", "cancelled", "failed"] as const;
export const ScheduledView = z.object({
  id: z.uuid(),
  ticket: z.object({ id: z.uuid(), number: z.number(), subject: z.string() }),
  author: z.object({ id: z.uuid(), name: z.string() }),
  kind: z.enum(scheduledKinds),
  state: z.enum(scheduledStates),
  sendAt: instant,
  /** Why it did not leave: the customer wrote first, or it could not be posted. */
  reason: z.string().nullable(),
  text: z.string(),
  html: z.string().nullable(),
  createdAt: instant,
  /** Only its author, who may change the time or take it back. */
  isMine: z.boolean(),
});
export type ScheduledView = z.output<typeof ScheduledView>;

export const SentMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("posted"), ticket: TicketView, message: MessageView }),
  z.object({ kind: z.literal("scheduled"), scheduled: ScheduledView }),
]);
export type SentMessage = z.output<typeof SentMessage>;

export const ScheduledRef = z.strictObject({ scheduledId: id });
export type ScheduledRef = z.output<typeof ScheduledRef>;
/** Without a time it leaves now. */
export const RescheduleMessage = z.strictObject({ scheduledId: id, sendAt: isoTime.optional() });
export type RescheduleMessage = z.output<typeof RescheduleMessage>;
/** Waiting ones, and those that did not leave until their author takes them back. Of one ticket, or all of my own. */
export const ListScheduled = z.strictObject({ ticketId: id.optional() });
export type ListScheduled = z.output<typeof ListScheduled>;
export const ScheduledList = z.object({ data: z.array(ScheduledView) });
export type ScheduledList = z.output<typeof ScheduledList>;
/** What goes back into the composer: the message as it was given, files and recipients included. */
export const UnscheduledMessage = z.object({
  message: PostMessage,
  attachments: z.array(
    z.object({ id: z.uuid(), fileName: z.string(), contentType: z.string(), sizeBytes: z.number(), url: z.string() }),
  ),
});
export type UnscheduledMessage = z.output<typeof UnscheduledMessage>;

/** What a composer has to know before it offers to send. */
export const ReplyOptions = z.strictObject({ ticketId: id });
export type ReplyOptions = z.output<typeof ReplyOptions>;
export const ReplyOptionsView = z.object({
  /** Null when no mailbox is active: replies then leave by no mail. */
  from: person.nullable(),
  /** Every address of ours that a reply may leave from: `from` and those of the other active mailboxes. */
  fromChoices: z.array(person),
  undoSeconds: z.number(),
  /** Who gets it when nobody is named: the requester and everybody on copy. */
  to: z.array(person),
  cc: z.array(person),
  /** Addresses of ours: never recipients. */
  ownAddresses: z.array(z.string()),
  /** Addresses among these that mail no longer reaches, each with the reason. */
  unreachable: z.array(z.object({ address: z.string(), reason: z.string() })),
  /** Where the customer lives, for "next business morning"; an IANA name. */
  timeZone: z.string().nullable(),
  /** 9:00 of the customer's next working day. */
  nextMorningAt: instant,
  /** What is added below the reply, variables filled in; safe to show. */
  signatureHtml: z.string().nullable(),
});
export type ReplyOptionsView = z.output<typeof ReplyOptionsView>;

/** Shows a message of a ticket to somebody outside, with its files. Kept as an internal note. */
export const ForwardMessage = z.strictObject({
  ticketId: id,
  messageId: id,
  recipients: Recipients,
  /** Written above the forwarded message. */
  text: text(20_000).default(""),
  withAttachments: z.boolean().default(true),
  clientId: id.optional(),
});
export type ForwardMessage = z.output<typeof ForwardMessage>;
export type ForwardMessageInput = z.input<typeof ForwardMessage>;

/** Automatic mails whose words a workspace may change. */
export const templateKinds = [
  "acknowledgement",
  "notify_assigned",
  "notify_replied",
  "notify_noted",
  "notify_new",
] as const;
export type TemplateKind = (typeof templateKinds)[number];
const template = { kind: z.enum(templateKinds), subject: line(200), body: text(5_000) };
export const SetTemplate = z.strictObject(template);
export type SetTemplate = z.output<typeof SetTemplate>;
export const TemplateRef = z.strictObject({ kind: z.enum(templateKinds) });
export type TemplateRef = z.output<typeof TemplateRef>;
export const TemplateView = z.object({
  kind: z.enum(templateKinds),
  subject: z.string(),
  body: z.string(),
  isChanged: z.boolean(),
  /** What `{{…}}` may name in this mail. */
  variables: z.array(z.string()),
});
export type TemplateView = z.output<typeof TemplateView>;
export const TemplateList = z.object({ data: z.array(TemplateView) });
export type TemplateList = z.output<typeof TemplateList>;
export const TemplatePreview = z.object({ subject: z.string(), text: z.string(), html: z.string() });
export type TemplatePreview = z.output<typeof TemplatePreview>;

export const signatureOwners = ["workspace", "team", "user"] as const;
export type SignatureOwner = (typeof signatureOwners)[number];
/** Nothing as `html` removes it. The first one there is counts: the author's, the team's, the workspace's. */
export const SetSignature = z.strictObject({
  owner: z.enum(signatureOwners),
  /** The team's or the user's id; left out for the workspace and for oneself. */
  ownerId: id.optional(),
  html: text(10_000),
});
export type SetSignature = z.output<typeof SetSignature>;
export const SignatureView = z.object({
  owner: z.enum(signatureOwners),
  ownerId: z.uuid(),
  name: z.string(),
  html: z.string(),
  updatedAt: instant,
});
export type SignatureView = z.output<typeof SignatureView>;
export const SignatureList = z.object({ data: z.array(SignatureView), variables: z.array(z.string()) });
export type SignatureList = z.output<typeof SignatureList>;

export const UnreachableRef = z.strictObject({ address: email });
export type UnreachableRef = z.output<typeof UnreachableRef>;
export const UnreachableList = z.object({
  data: z.array(z.object({ address: z.string(), reason: z.string(), createdAt: instant })),
});
export type UnreachableList = z.output<typeof UnreachableList>;
