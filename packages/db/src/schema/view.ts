import type { ListLayout, ViewScope } from "@desk/contracts/words";
import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { teams, users } from "./access";
import { createdAt, id, instant, workspaceId } from "./columns";
import { tickets } from "./ticket";
import { workspaces } from "./workspace";

/** A saved query with the way its tickets are shown. */
export const views = pgTable(
  "views",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    scope: text("scope").$type<ViewScope>().notNull(),
    /** Who made it; the only one who sees it when the scope is `me`. */
    ownerUserId: uuid("owner_user_id"),
    /** The team it is for when the scope is `team`. */
    teamId: uuid("team_id"),
    /** In the query language, as its printer writes it. */
    query: text("query").notNull(),
    columns: text("columns").array().notNull(),
    /** Most important key first. */
    sort: jsonb("sort").$type<{ by: string; order: "asc" | "desc" }[]>().notNull(),
    groupBy: text("group_by"),
    layout: text("layout").$type<ListLayout>().notNull().default("list"),
    /** What the columns of the board are. */
    boardBy: text("board_by").notNull().default("status"),
    position: integer("position").notNull().default(0),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("views_slug").on(t.workspaceId, t.slug),
    index("views_owner").on(t.workspaceId, t.ownerUserId),
    index("views_team").on(t.workspaceId, t.teamId),
    foreignKey({
      columns: [t.workspaceId, t.ownerUserId],
      foreignColumns: [users.workspaceId, users.id],
      name: "views_owner_fk",
    }),
    foreignKey({
      columns: [t.workspaceId, t.teamId],
      foreignColumns: [teams.workspaceId, teams.id],
      name: "views_team_fk",
    }).onDelete("cascade"),
  ],
);

/** A list that is mailed by the clock. */
export const viewSubscriptions = pgTable(
  "view_subscriptions",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    userId: uuid("user_id").notNull(),
    /** A view's slug, built in or saved. */
    view: text("view").notNull(),
    query: text("query").notNull().default(""),
    /** When, in the user's zone: every day, on weekdays (1 is Monday), or on a day of the month. */
    schedule: jsonb("schedule").$type<Record<string, unknown>>().notNull(),
    nextRunAt: instant("next_run_at").notNull(),
    lastRunAt: instant("last_run_at"),
    isPaused: boolean("is_paused").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("view_subscriptions_due").on(t.nextRunAt).where(sql`not ${t.isPaused}`),
    index("view_subscriptions_user").on(t.workspaceId, t.userId),
    foreignKey({
      columns: [t.workspaceId, t.userId],
      foreignColumns: [users.workspaceId, users.id],
      name: "view_subscriptions_user_fk",
    }).onDelete("cascade"),
  ],
);

/** Tickets that somebody passed over in queue mode, so that they are not offered to the same person again. */
export const queueSkips = pgTable(
  "queue_skips",
  {
    workspaceId: workspaceId(),
    userId: uuid("user_id").notNull(),
    ticketId: uuid("ticket_id").notNull(),
    reason: text("reason").notNull().default(""),
    skippedAt: instant("skipped_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.userId, t.ticketId] }),
    index("queue_skips_age").on(t.skippedAt),
    index("queue_skips_ticket").on(t.workspaceId, t.ticketId),
    foreignKey({
      columns: [t.workspaceId, t.userId],
      foreignColumns: [users.workspaceId, users.id],
      name: "queue_skips_user_fk",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.ticketId],
      foreignColumns: [tickets.workspaceId, tickets.id],
      name: "queue_skips_ticket_fk",
    }).onDelete("cascade"),
  ],
);
