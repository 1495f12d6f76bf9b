import type { MailKind } from "@desk/contracts/mail";
import type { ActorKind, EventType } from "@desk/contracts/words";
import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, workspaceId } from "./columns";
import { workspaces } from "./workspace";

/**
 * Append-only: a trigger refuses UPDATE and DELETE, and the app's role holds neither right.
 * No foreign key to the subject, since history outlives what it tells of.
 */
export const events = pgTable(
  "events",
  {
    workspaceId: workspaceId().references(() => workspaces.id),
    id: id(),
    ticketId: uuid("ticket_id"),
    /** 1, 2, 3 … within the ticket; null for events that concern no ticket. */
    seq: integer("seq"),
    type: text("type").$type<EventType>().notNull(),
    actorKind: text("actor_kind").$type<ActorKind>().notNull(),
    actorId: uuid("actor_id"),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("events_ticket").on(t.workspaceId, t.ticketId, t.seq).where(sql`${t.ticketId} is not null`),
    index("events_recent").on(t.workspaceId, t.createdAt, t.id).where(sql`${t.ticketId} is null`),
  ],
);

/** What a POST with an Idempotency-Key answered, replayed for 24 hours to the same caller. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    workspaceId: workspaceId(),
    /** Whose key it is: `apiKey:<id>` or `user:<id>`. */
    caller: text("caller").notNull(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    /** Null while the first request still runs. */
    status: integer("status"),
    response: jsonb("response"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.caller, t.key] }),
    index("idempotency_keys_age").on(t.workspaceId, t.createdAt),
  ],
);

/** Spent tokens per key and window. Servers lease blocks, so that most requests write nothing. */
export const rateLimits = pgTable(
  "rate_limits",
  { key: text("key").notNull(), windowStart: instant("window_start").notNull(), spent: integer("spent").notNull() },
  (t) => [primaryKey({ columns: [t.key, t.windowStart] }), index("rate_limits_age").on(t.windowStart)],
);

/** Mail waiting to leave. Written in the verb's transaction, sent by the worker. */
export const outboxMails = pgTable(
  "outbox_mails",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    kind: text("kind").$type<MailKind>().notNull(),
    toAddress: text("to_address").notNull(),
    /** What the mail says, secrets of links included; emptied once the mail has left or is given up. */
    data: jsonb("data").$type<Record<string, string>>().notNull(),
    state: text("state").$type<"queued" | "sent" | "failed">().notNull().default("queued"),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    createdAt: createdAt(),
    nextAttemptAt: instant("next_attempt_at").notNull().default(sql`now()`),
    sentAt: instant("sent_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("outbox_mails_due").on(t.nextAttemptAt).where(sql`${t.state} = 'queued'`),
  ],
);
