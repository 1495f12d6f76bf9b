import type { AuthorKind, Channel } from "@desk/contracts/words";
import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { users } from "./access";
import { createdAt, id, instant, tsvector, workspaceId } from "./columns";
import { customers } from "./customer";
import { tickets } from "./ticket";

export const messages = pgTable(
  "messages",
  {
    workspaceId: workspaceId(),
    id: id(),
    ticketId: uuid("ticket_id").notNull(),
    /** 1, 2, 3 … within the ticket. */
    seq: integer("seq").notNull(),
    /** A reply is public, a note internal. */
    kind: text("kind").$type<"reply" | "note">().notNull(),
    authorKind: text("author_kind").$type<AuthorKind>().notNull(),
    authorUserId: uuid("author_user_id"),
    authorCustomerId: uuid("author_customer_id"),
    channel: text("channel").$type<Channel>().notNull(),
    bodyText: text("body_text").notNull(),
    /** Sanitised; null when the text says it all. */
    bodyHtml: text("body_html"),
    /** As received; null when it equals the text or the sanitised HTML. */
    bodyRaw: text("body_raw"),
    externalId: text("external_id"),
    /** Written by someone who does not stand on the ticket: agents see it, customers only once he was let in. */
    isProposed: boolean("is_proposed").notNull().default(false),
    createdAt: createdAt(),
    /** What its words are stemmed by: `en`, `de` …, `und` when it cannot be told, null before it was looked at. */
    language: text("language"),
    /** Written by the trigger `messages_document` from text and language, and again with the names of its files. */
    document: tsvector("document"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("messages_seq").on(t.workspaceId, t.ticketId, t.seq),
    uniqueIndex("messages_external").on(t.workspaceId, t.externalId).where(sql`${t.externalId} is not null`),
    index("messages_recent").on(t.workspaceId, t.createdAt, t.id),
    index("messages_document").using("gin", t.document).with({ gin_pending_list_limit: 512 }),
    foreignKey({
      columns: [t.workspaceId, t.ticketId],
      foreignColumns: [tickets.workspaceId, tickets.id],
      name: "messages_ticket",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.authorUserId],
      foreignColumns: [users.workspaceId, users.id],
      name: "messages_author_user",
    }),
    foreignKey({
      columns: [t.workspaceId, t.authorCustomerId],
      foreignColumns: [customers.workspaceId, customers.id],
      name: "messages_author_customer",
    }),
  ],
);

/** A file: uploaded first, bound to a message when the message is sent. Its bytes live under `storageKey`. */
export const attachments = pgTable(
  "attachments",
  {
    workspaceId: workspaceId(),
    id: id(),
    ticketId: uuid("ticket_id"),
    messageId: uuid("message_id"),
    uploadedByUserId: uuid("uploaded_by_user_id"),
    uploadedByKeyId: uuid("uploaded_by_key_id"),
    storageKey: text("storage_key").notNull(),
    fileName: text("file_name").notNull(),
    contentType: text("content_type").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    sha256: text("sha256").notNull(),
    createdAt: createdAt(),
    boundAt: instant("bound_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    /** A file that a macro brought along shares its bytes with the macro's own. */
    index("attachments_storage").on(t.workspaceId, t.storageKey),
    index("attachments_message").on(t.workspaceId, t.messageId),
    index("attachments_ticket").on(t.workspaceId, t.ticketId),
    index("attachments_loose").on(t.workspaceId, t.createdAt).where(sql`${t.messageId} is null`),
    foreignKey({
      columns: [t.workspaceId, t.ticketId],
      foreignColumns: [tickets.workspaceId, tickets.id],
      name: "attachments_ticket_fk",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.messageId],
      foreignColumns: [messages.workspaceId, messages.id],
      name: "attachments_message_fk",
    }).onDelete("cascade"),
  ],
);
