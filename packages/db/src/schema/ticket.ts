import type { AuthorKind, Channel, Priority, StatusCategory, TicketType } from "@desk/contracts/words";
import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { teams, users } from "./access";
import { createdAt, id, instant, tsvector, workspaceId } from "./columns";
import { customers, organizations } from "./customer";
import { workspaces } from "./workspace";

export const statuses = pgTable(
  "statuses",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    category: text("category").$type<StatusCategory>().notNull(),
    label: text("label").notNull(),
    position: integer("position").notNull().default(0),
    isDefault: boolean("is_default").notNull().default(false),
    createdAt: createdAt(),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("statuses_category").on(t.workspaceId, t.id, t.category),
    uniqueIndex("statuses_label").on(t.workspaceId, t.label).where(sql`${t.archivedAt} is null`),
    uniqueIndex("statuses_default").on(t.workspaceId, t.category).where(sql`${t.isDefault}`),
  ],
);

export const labels = pgTable(
  "labels",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    name: text("name").notNull(),
    createdAt: createdAt(),
    document: tsvector("document").generatedAlwaysAs(sql`to_tsvector('public.desk', name)`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("labels_name").on(t.workspaceId, sql`lower(${t.name})`),
  ],
);

type Column = {
  waitingSince: AnyPgColumn;
  deletedAt: AnyPgColumn;
  category: AnyPgColumn;
  snoozedUntil: AnyPgColumn;
};

const isActive = (t: Pick<Column, "deletedAt" | "category">) =>
  sql`${t.deletedAt} is null and ${t.category} in ('new','open','pending','on_hold')`;
/** What stands in the queues: active and not snoozed. */
const isAwake = (t: Pick<Column, "deletedAt" | "category" | "snoozedUntil">) =>
  sql`${isActive(t)} and ${t.snoozedUntil} is null`;
/** Tickets in which nobody waits come last. */
const longestWaiting = (t: Pick<Column, "waitingSince">) => sql`(coalesce(${t.waitingSince}, 'infinity'::timestamptz))`;

export const tickets = pgTable(
  "tickets",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    number: bigint("number", { mode: "number" }).notNull(),
    subject: text("subject").notNull(),
    statusId: uuid("status_id").notNull(),
    category: text("category").$type<StatusCategory>().notNull(),
    priority: text("priority").$type<Priority>().notNull(),
    /** 1 for urgent to 4 for low: what lists by priority are sorted by. */
    priorityOrder: smallint("priority_order").generatedAlwaysAs(
      sql`case priority when 'urgent' then 1 when 'high' then 2 when 'normal' then 3 else 4 end`,
    ),
    type: text("type").$type<TicketType>().notNull(),
    teamId: uuid("team_id"),
    assigneeId: uuid("assignee_id"),
    requesterId: uuid("requester_id").notNull(),
    organizationId: uuid("organization_id"),
    channel: text("channel").$type<Channel>().notNull(),
    /** The pinned notes: one editable text per ticket, its history kept in events. */
    notes: text("notes").notNull().default(""),
    /** Grows by one with every change; a stale writer gets a conflict. */
    version: integer("version").notNull().default(1),
    /** Seq of the newest message; also the number of messages. */
    messageSeq: integer("message_seq").notNull().default(0),
    /** Seq of the newest event. */
    eventSeq: integer("event_seq").notNull().default(0),
    lastMessageKind: text("last_message_kind").$type<"reply" | "note">(),
    lastAuthorKind: text("last_author_kind").$type<AuthorKind>(),
    lastAuthorId: uuid("last_author_id"),
    /** First 140 characters of the newest public message, on one line. */
    preview: text("preview").notNull().default(""),
    hasAttachment: boolean("has_attachment").notNull().default(false),
    /** Since when the customer waits for an answer; null when it is the customer's turn. */
    waitingSince: instant("waiting_since"),
    /** Out of the queues until then; null when it is awake. */
    snoozedUntil: instant("snoozed_until"),
    snoozedById: uuid("snoozed_by_id"),
    followUpOfId: uuid("follow_up_of_id"),
    dedupKey: text("dedup_key"),
    externalId: text("external_id"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
    solvedAt: instant("solved_at"),
    closedAt: instant("closed_at"),
    deletedAt: instant("deleted_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("tickets_number").on(t.workspaceId, t.number),
    uniqueIndex("tickets_external").on(t.workspaceId, t.externalId).where(sql`${t.externalId} is not null`),
    uniqueIndex("tickets_dedup")
      .on(t.workspaceId, t.dedupKey)
      .where(
        sql`${t.dedupKey} is not null and ${t.deletedAt} is null and ${t.category} in ('new','open','pending','on_hold')`,
      ),
    index("tickets_updated").on(t.workspaceId, t.updatedAt, t.id).where(sql`${t.deletedAt} is null`),
    index("tickets_created").on(t.workspaceId, t.createdAt, t.id).where(sql`${t.deletedAt} is null`),
    index("tickets_category").on(t.workspaceId, t.category, t.updatedAt, t.id).where(sql`${t.deletedAt} is null`),
    index("tickets_team").on(t.workspaceId, t.teamId, t.updatedAt, t.id).where(isAwake(t)),
    index("tickets_team_category")
      .on(t.workspaceId, t.teamId, t.category, t.updatedAt, t.id)
      .where(sql`${t.deletedAt} is null`),
    index("tickets_team_queue").on(t.workspaceId, t.teamId, t.priorityOrder, longestWaiting(t), t.id).where(isAwake(t)),
    index("tickets_assignee")
      .on(t.workspaceId, t.assigneeId, t.category, t.updatedAt, t.id)
      .where(sql`${t.deletedAt} is null`),
    index("tickets_assignee_queue")
      .on(t.workspaceId, t.assigneeId, t.priorityOrder, longestWaiting(t), t.id)
      .where(isAwake(t)),
    index("tickets_unassigned")
      .on(t.workspaceId, t.teamId, t.updatedAt, t.id)
      .where(sql`${t.assigneeId} is null and ${isAwake(t)}`),
    index("tickets_unassigned_queue")
      .on(t.workspaceId, t.teamId, t.priorityOrder, longestWaiting(t), t.id)
      .where(sql`${t.assigneeId} is null and ${isAwake(t)}`),
    index("tickets_priority")
      .on(t.workspaceId, t.priorityOrder, longestWaiting(t), t.id)
      .where(sql`${t.deletedAt} is null`),
    index("tickets_requester").on(t.workspaceId, t.requesterId, t.createdAt, t.id).where(sql`${t.deletedAt} is null`),
    index("tickets_organization")
      .on(t.workspaceId, t.organizationId, t.createdAt, t.id)
      .where(sql`${t.organizationId} is not null and ${t.deletedAt} is null`),
    index("tickets_deleted").on(t.workspaceId, t.updatedAt, t.id).where(sql`${t.deletedAt} is not null`),
    index("tickets_solved")
      .on(t.workspaceId, t.solvedAt, t.id)
      .where(sql`${t.solvedAt} is not null and ${t.deletedAt} is null`),
    index("tickets_snoozed").on(t.workspaceId, t.snoozedUntil, t.id).where(sql`${t.snoozedUntil} is not null`),
    index("tickets_follow_up").on(t.workspaceId, t.followUpOfId).where(sql`${t.followUpOfId} is not null`),
    foreignKey({
      columns: [t.workspaceId, t.statusId, t.category],
      foreignColumns: [statuses.workspaceId, statuses.id, statuses.category],
      name: "tickets_status",
    }),
    foreignKey({
      columns: [t.workspaceId, t.teamId],
      foreignColumns: [teams.workspaceId, teams.id],
      name: "tickets_team_fk",
    }),
    foreignKey({
      columns: [t.workspaceId, t.assigneeId],
      foreignColumns: [users.workspaceId, users.id],
      name: "tickets_assignee_fk",
    }),
    foreignKey({
      columns: [t.workspaceId, t.requesterId],
      foreignColumns: [customers.workspaceId, customers.id],
      name: "tickets_requester_fk",
    }),
    foreignKey({
      columns: [t.workspaceId, t.organizationId],
      foreignColumns: [organizations.workspaceId, organizations.id],
      name: "tickets_organization_fk",
    }),
    foreignKey({
      columns: [t.workspaceId, t.followUpOfId],
      foreignColumns: [t.workspaceId, t.id],
      name: "tickets_follow_up_fk",
    }),
  ],
);

export const ticketLabels = pgTable(
  "ticket_labels",
  { workspaceId: workspaceId(), ticketId: uuid("ticket_id").notNull(), labelId: uuid("label_id").notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.ticketId, t.labelId] }),
    index("ticket_labels_label").on(t.workspaceId, t.labelId, t.ticketId),
    foreignKey({
      columns: [t.workspaceId, t.ticketId],
      foreignColumns: [tickets.workspaceId, tickets.id],
      name: "ticket_labels_ticket",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.labelId],
      foreignColumns: [labels.workspaceId, labels.id],
      name: "ticket_labels_label_fk",
    }).onDelete("cascade"),
  ],
);

/** Customers who receive public replies besides the requester. */
export const ticketCcs = pgTable(
  "ticket_ccs",
  { workspaceId: workspaceId(), ticketId: uuid("ticket_id").notNull(), customerId: uuid("customer_id").notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.ticketId, t.customerId] }),
    index("ticket_ccs_customer").on(t.workspaceId, t.customerId, t.ticketId),
    foreignKey({
      columns: [t.workspaceId, t.ticketId],
      foreignColumns: [tickets.workspaceId, tickets.id],
      name: "ticket_ccs_ticket",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.customerId],
      foreignColumns: [customers.workspaceId, customers.id],
      name: "ticket_ccs_customer_fk",
    }).onDelete("cascade"),
  ],
);

/** Users who are told of everything on the ticket, notes included. */
export const ticketFollowers = pgTable(
  "ticket_followers",
  { workspaceId: workspaceId(), ticketId: uuid("ticket_id").notNull(), userId: uuid("user_id").notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.ticketId, t.userId] }),
    index("ticket_followers_user").on(t.workspaceId, t.userId, t.ticketId),
    foreignKey({
      columns: [t.workspaceId, t.ticketId],
      foreignColumns: [tickets.workspaceId, tickets.id],
      name: "ticket_followers_ticket",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.userId],
      foreignColumns: [users.workspaceId, users.id],
      name: "ticket_followers_user_fk",
    }).onDelete("cascade"),
  ],
);

/** The searchable head of a ticket: subject, people and number. Rewritten only when one of them changes. */
export const ticketSearch = pgTable(
  "ticket_search",
  {
    workspaceId: workspaceId(),
    ticketId: uuid("ticket_id").notNull(),
    createdAt: instant("created_at").notNull(),
    /** What the words of the subject are stemmed by; null before it was looked at. */
    language: text("language"),
    document: tsvector("document").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.ticketId] }),
    index("ticket_search_recent").on(t.workspaceId, t.createdAt, t.ticketId),
    index("ticket_search_document").using("gin", t.document).with({ gin_pending_list_limit: 512 }),
    foreignKey({
      columns: [t.workspaceId, t.ticketId],
      foreignColumns: [tickets.workspaceId, tickets.id],
      name: "ticket_search_ticket",
    }).onDelete("cascade"),
  ],
);
