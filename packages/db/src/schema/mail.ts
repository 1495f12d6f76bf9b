import type { MailAddress, MailAuthentication, MailNatureKind } from "@desk/contracts/parsed-mail";
import type { MailDoor, MailOutcome, SuspensionCause, ThreadingRule } from "@desk/contracts/words";
import { sql } from "drizzle-orm";
import {
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, workspaceId } from "./columns";
import { messages } from "./message";
import { tickets } from "./ticket";
import { workspaces } from "./workspace";

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

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
  /** Somebody took it out of the suspended mails: it opens a ticket of its own. */
  isRecovered?: boolean;
  /** What people did with it since it came, for the log. */
  history?: { at: string; words: string }[];
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
