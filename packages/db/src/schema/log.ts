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
