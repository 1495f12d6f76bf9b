import type { DeliveryState, RecipientRole } from "@desk/contracts/words";
import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { users } from "./access";
import { createdAt, id, instant, workspaceId } from "./columns";
import { messages } from "./message";
import { tickets } from "./ticket";
import { workspaces } from "./workspace";

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
    index("deliveries_ticket").on(t.workspaceId, t.ticketId).where(sql`${t.ticketId} is not null`),
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
