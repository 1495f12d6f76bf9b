import type { MailboxIncoming, MailboxOutgoing, MailboxSettings } from "@desk/contracts/mailbox";
import type { MailAddress, MailAuthentication, MailNatureKind } from "@desk/contracts/parsed-mail";
import type {
  DeliveryState,
  MailDoor,
  MailOutcome,
  RecipientRole,
  SenderVerdict,
  SuspensionCause,
  ThreadingRule,
} from "@desk/contracts/words";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { teams, users } from "./access";
import { createdAt, id, instant, workspaceId } from "./columns";
import { messages } from "./message";
import { tickets } from "./ticket";
import { workspaces } from "./workspace";

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/** An address people write to: how its mail comes in and how answers leave. */
export const mailboxes = pgTable(
  "mailboxes",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    /** Shown as the sender's name. */
    name: text("name").notNull(),
    teamId: uuid("team_id"),
    incoming: jsonb("incoming").$type<MailboxIncoming>().notNull(),
    outgoing: jsonb("outgoing").$type<MailboxOutgoing>().notNull(),
    /** Passwords and refresh tokens, sealed with a key that the database does not know. */
    incomingSecret: text("incoming_secret"),
    outgoingSecret: text("outgoing_secret"),
    settings: jsonb("settings").$type<MailboxSettings>().notNull(),
    isActive: boolean("is_active").notNull().default(true),
    isDefault: boolean("is_default").notNull().default(false),
    /** Until then no automatic answer leaves: set by the breaker. */
    pausedUntil: instant("paused_until"),
    lastFetchAt: instant("last_fetch_at"),
    lastError: text("last_error"),
    lastErrorAt: instant("last_error_at"),
    /** When the present sign-in ends unless it is renewed. */
    tokenExpiresAt: instant("token_expires_at"),
    /** Which worker reads it, until when. */
    leasedBy: text("leased_by"),
    leasedUntil: instant("leased_until"),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("mailboxes_default").on(t.workspaceId).where(sql`${t.isDefault}`),
    foreignKey({
      columns: [t.workspaceId, t.teamId],
      foreignColumns: [teams.workspaceId, teams.id],
      name: "mailboxes_team",
    }),
  ],
);

/** The mailbox's own address and its aliases; an alias may lead to a team of its own. */
export const mailboxAddresses = pgTable(
  "mailbox_addresses",
  {
    workspaceId: workspaceId(),
    id: id(),
    mailboxId: uuid("mailbox_id").notNull(),
    /** Lower-case. */
    address: text("address").notNull(),
    teamId: uuid("team_id"),
    isPrimary: boolean("is_primary").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("mailbox_addresses_address").on(t.workspaceId, t.address),
    index("mailbox_addresses_lookup").on(t.address),
    uniqueIndex("mailbox_addresses_primary").on(t.workspaceId, t.mailboxId).where(sql`${t.isPrimary}`),
    foreignKey({
      columns: [t.workspaceId, t.mailboxId],
      foreignColumns: [mailboxes.workspaceId, mailboxes.id],
      name: "mailbox_addresses_mailbox",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.teamId],
      foreignColumns: [teams.workspaceId, teams.id],
      name: "mailbox_addresses_team",
    }),
  ],
);

/** How far a folder of an IMAP account was read. */
export const mailFolders = pgTable(
  "mail_folders",
  {
    workspaceId: workspaceId(),
    mailboxId: uuid("mailbox_id").notNull(),
    folder: text("folder").notNull(),
    uidValidity: text("uid_validity").notNull(),
    lastUid: bigint("last_uid", { mode: "number" }).notNull(),
    readAt: instant("read_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.mailboxId, t.folder] }),
    foreignKey({
      columns: [t.workspaceId, t.mailboxId],
      foreignColumns: [mailboxes.workspaceId, mailboxes.id],
      name: "mail_folders_mailbox",
    }).onDelete("cascade"),
  ],
);

/** One arrival of one mail, by whatever door. Written before anything looks at the bytes; the outcome comes after. */
export const mails = pgTable(
  "mails",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    mailboxId: uuid("mailbox_id"),
    door: text("door").$type<MailDoor>().notNull(),
    /** Says which delivery this is, so that the same one is stored once: folder and UID, a provider's id, a hash. */
    doorKey: text("door_key"),
    /** What the door knows beside the bytes. */
    envelope: jsonb("envelope").$type<MailEnvelope>().notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    /** An archive keeps its dates and makes no noise. */
    isArchive: boolean("is_archive").notNull().default(false),
    receivedAt: instant("received_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: instant("next_attempt_at").notNull(),
    /** Read from the bytes, for the log; null until then. */
    rfcMessageId: text("rfc_message_id"),
    contentHash: text("content_hash"),
    fromAddress: text("from_address"),
    fromName: text("from_name"),
    subject: text("subject"),
    authentication: jsonb("authentication").$type<MailAuthentication>(),
    nature: text("nature").$type<MailNatureKind>(),
    /** Null while it waits to be looked at. */
    outcome: text("outcome").$type<MailOutcome>(),
    cause: text("cause").$type<SuspensionCause>(),
    /** In words: why it was suspended, rejected or not understood, and what helps. */
    reason: text("reason"),
    rule: text("rule").$type<ThreadingRule>(),
    ticketId: uuid("ticket_id"),
    messageId: uuid("message_id"),
    duplicateOfId: uuid("duplicate_of_id"),
    settledAt: instant("settled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("mails_door_key").on(t.workspaceId, t.door, t.doorKey).where(sql`${t.doorKey} is not null`),
    /** The same Message-ID with the same content is one mail; without an id the content alone. */
    uniqueIndex("mails_identity")
      .on(t.workspaceId, sql`coalesce(${t.rfcMessageId}, '')`, t.contentHash)
      .where(sql`${t.contentHash} is not null and ${t.outcome} <> 'duplicate'`),
    index("mails_due").on(t.nextAttemptAt, t.id).where(sql`${t.outcome} is null`),
    index("mails_recent").on(t.workspaceId, t.receivedAt, t.id),
    index("mails_outcome").on(t.workspaceId, t.outcome, t.receivedAt, t.id),
    index("mails_message").on(t.workspaceId, t.messageId).where(sql`${t.messageId} is not null`),
    index("mails_ticket").on(t.workspaceId, t.ticketId).where(sql`${t.ticketId} is not null`),
  ],
);

export type MailEnvelope = {
  /** MAIL FROM; an empty string is the null sender. Absent when the door does not know it. */
  from?: string;
  to?: string[];
  remoteAddress?: string;
  helo?: string;
  /** What the SMTP door found when it checked SPF, DKIM and DMARC itself. */
  authentication?: MailAuthentication;
};

/** The bytes of a mail as they came. */
export const mailSources = pgTable(
  "mail_sources",
  { workspaceId: workspaceId(), mailId: uuid("mail_id").notNull(), bytes: bytes("bytes").notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.mailId] }),
    foreignKey({
      columns: [t.workspaceId, t.mailId],
      foreignColumns: [mails.workspaceId, mails.id],
      name: "mail_sources_mail",
    }).onDelete("cascade"),
  ],
);

/**
 * Every Message-ID that belongs to a ticket: of mails that came, of mails that left, and of mails we never saw but
 * that others referred to. The key is what makes two writers at once agree on one ticket.
 */
export const mailIds = pgTable(
  "mail_ids",
  {
    workspaceId: workspaceId(),
    /** Without angle brackets. */
    rfcMessageId: text("rfc_message_id").notNull(),
    ticketId: uuid("ticket_id").notNull(),
    /** Null for an id that was only referred to. */
    messageId: uuid("message_id"),
    kind: text("kind").$type<"incoming" | "outgoing" | "referenced">().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.rfcMessageId] }),
    index("mail_ids_ticket").on(t.workspaceId, t.ticketId),
    foreignKey({
      columns: [t.workspaceId, t.ticketId],
      foreignColumns: [tickets.workspaceId, tickets.id],
      name: "mail_ids_ticket_fk",
    }).onDelete("cascade"),
  ],
);

/** The mail side of a message: who stood on it and how it threads. */
export const messageEnvelopes = pgTable(
  "message_envelopes",
  {
    workspaceId: workspaceId(),
    messageId: uuid("message_id").notNull(),
    direction: text("direction").$type<"in" | "out">().notNull(),
    /** The raw mail of an incoming message. */
    mailId: uuid("mail_id"),
    mailboxId: uuid("mailbox_id"),
    rfcMessageId: text("rfc_message_id"),
    subject: text("subject").notNull(),
    /** On an outgoing mail the address of ours that it leaves from, on an incoming one the author's. */
    fromAddress: text("from_address").notNull(),
    fromName: text("from_name").notNull(),
    /** On an incoming mail the address of ours that it was written to. */
    ownAddress: text("own_address"),
    to: jsonb("to").$type<MailAddress[]>().notNull(),
    cc: jsonb("cc").$type<MailAddress[]>().notNull(),
    /** Only of mails that we sent; never shown to a customer and in no header. */
    bcc: jsonb("bcc").$type<MailAddress[]>().notNull().default([]),
    inReplyTo: text("in_reply_to"),
    referenceIds: text("reference_ids").array().notNull().default([]),
    threadIndex: text("thread_index"),
    authentication: jsonb("authentication").$type<MailAuthentication>(),
    nature: text("nature").$type<MailNatureKind>().notNull().default("person"),
    /** Where quoted text or a signature begins in the message's text; null when nothing is folded. */
    quotedAt: integer("quoted_at"),
    /** Ids of attachments by Content-ID, for pictures inside the text. */
    inlineFiles: jsonb("inline_files").$type<Record<string, string>>().notNull().default({}),
    /** An outgoing mail brings the previous message along. */
    quotesPrevious: boolean("quotes_previous").notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.messageId] }),
    foreignKey({
      columns: [t.workspaceId, t.messageId],
      foreignColumns: [messages.workspaceId, messages.id],
      name: "message_envelopes_message",
    }).onDelete("cascade"),
  ],
);

/** One mail to one person: an answer of an agent, an acknowledgement, a notification, an invitation. */
export const deliveries = pgTable(
  "deliveries",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    /** `reply` is a message of a ticket; all others are the product's own mails, worded when they leave. */
    kind: text("kind").notNull(),
    messageId: uuid("message_id"),
    ticketId: uuid("ticket_id"),
    mailboxId: uuid("mailbox_id"),
    toAddress: text("to_address").notNull(),
    toName: text("to_name").notNull().default(""),
    role: text("role").$type<RecipientRole>().notNull().default("to"),
    /** Chosen before the first attempt, the same at each; without angle brackets. */
    rfcMessageId: text("rfc_message_id").notNull(),
    /** What a mail of the product says, secrets of links included; emptied once it has left or is given up. */
    data: jsonb("data").$type<Record<string, string>>().notNull().default({}),
    state: text("state").$type<DeliveryState>().notNull().default("queued"),
    attempts: integer("attempts").notNull().default(0),
    /** How often an attempt ended without our knowing whether the server took it. */
    lostAttempts: integer("lost_attempts").notNull().default(0),
    nextAttemptAt: instant("next_attempt_at").notNull(),
    /** Set while a worker holds it; past it the worker is taken for dead. */
    leasedUntil: instant("leased_until"),
    smtpCode: integer("smtp_code"),
    lastError: text("last_error"),
    createdAt: createdAt(),
    sentAt: instant("sent_at"),
    settledAt: instant("settled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("deliveries_due").on(t.nextAttemptAt, t.id).where(sql`${t.state} in ('queued', 'sending')`),
    index("deliveries_message").on(t.workspaceId, t.messageId).where(sql`${t.messageId} is not null`),
    index("deliveries_rfc").on(t.workspaceId, t.rfcMessageId),
    index("deliveries_recent").on(t.workspaceId, t.createdAt, t.id),
    index("deliveries_state").on(t.workspaceId, t.state, t.createdAt, t.id),
    foreignKey({
      columns: [t.workspaceId, t.messageId],
      foreignColumns: [messages.workspaceId, messages.id],
      name: "deliveries_message_fk",
    }).onDelete("cascade"),
  ],
);

/** A message that leaves later: held for a moment so that it can be taken back, or planned for a time. */
export const scheduledMessages = pgTable(
  "scheduled_messages",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    /** Becomes the message's id, so that it is posted once. */
    id: id(),
    ticketId: uuid("ticket_id").notNull(),
    authorUserId: uuid("author_user_id").notNull(),
    /** What `postMessage` will be given. */
    input: jsonb("input").$type<Record<string, unknown>>().notNull(),
    kind: text("kind").$type<"held" | "planned">().notNull(),
    sendAt: instant("send_at").notNull(),
    state: text("state").$type<"waiting" | "sent" | "cancelled" | "failed">().notNull().default("waiting"),
    /** Why it was cancelled or could not be sent, in words. */
    reason: text("reason"),
    createdAt: createdAt(),
    settledAt: instant("settled_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("scheduled_messages_due").on(t.sendAt).where(sql`${t.state} = 'waiting'`),
    index("scheduled_messages_ticket").on(t.workspaceId, t.ticketId, t.state),
    index("scheduled_messages_author").on(t.workspaceId, t.authorUserId, t.state, t.sendAt),
    foreignKey({
      columns: [t.workspaceId, t.ticketId],
      foreignColumns: [tickets.workspaceId, tickets.id],
      name: "scheduled_messages_ticket_fk",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.authorUserId],
      foreignColumns: [users.workspaceId, users.id],
      name: "scheduled_messages_author_fk",
    }),
  ],
);

/** What the workspace decided about an address or a whole domain. */
export const senderRules = pgTable(
  "sender_rules",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    /** `ana@example.com`, or `@example.com` for the domain; lower-case. */
    pattern: text("pattern").notNull(),
    verdict: text("verdict").$type<SenderVerdict>().notNull(),
    createdByUserId: uuid("created_by_user_id"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("sender_rules_pattern").on(t.workspaceId, t.pattern, t.verdict),
  ],
);

/** Addresses that mail no longer reaches, learnt from bounces. */
export const unreachableAddresses = pgTable(
  "unreachable_addresses",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    address: text("address").notNull(),
    reason: text("reason").notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.address] })],
);

/** A workspace's own words for an automatic mail. */
export const mailTemplates = pgTable(
  "mail_templates",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    kind: text("kind").notNull(),
    subject: text("subject").notNull(),
    body: text("body").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.kind] })],
);

export const signatures = pgTable(
  "signatures",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    ownerKind: text("owner_kind").$type<"workspace" | "team" | "user">().notNull(),
    /** The workspace's, the team's or the user's id. */
    ownerId: uuid("owner_id").notNull(),
    html: text("html").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.ownerKind, t.ownerId] })],
);

/** Reads facts out of an incoming mail, such as an order number, and writes them into the ticket. */
export const mailFilters = pgTable(
  "mail_filters",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    name: text("name").notNull(),
    position: integer("position").notNull(),
    isActive: boolean("is_active").notNull().default(true),
    /** `subject`, `body`, `from`, `to`, or `header:x-order`. */
    source: text("source").notNull(),
    pattern: text("pattern").notNull(),
    actions: jsonb("actions").$type<{ field: string; value: string }[]>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), index("mail_filters_order").on(t.workspaceId, t.position)],
);

/** Someone who wrote into a ticket without standing on it; an agent lets him in or not. */
export const participantProposals = pgTable(
  "participant_proposals",
  {
    workspaceId: workspaceId(),
    ticketId: uuid("ticket_id").notNull(),
    customerId: uuid("customer_id").notNull(),
    messageId: uuid("message_id").notNull(),
    state: text("state").$type<"proposed" | "accepted" | "declined">().notNull().default("proposed"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.ticketId, t.customerId] }),
    foreignKey({
      columns: [t.workspaceId, t.ticketId],
      foreignColumns: [tickets.workspaceId, tickets.id],
      name: "participant_proposals_ticket",
    }).onDelete("cascade"),
  ],
);
