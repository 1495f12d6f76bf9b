import type { ViewScope } from "@desk/contracts/words";
import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { teams, users } from "./access";
import { createdAt, id, instant, workspaceId } from "./columns";
import { workspaces } from "./workspace";

/** Text and changes that are applied together. One that has text alone is a canned reply. */
export const macros = pgTable(
  "macros",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    scope: text("scope").$type<ViewScope>().notNull(),
    ownerUserId: uuid("owner_user_id"),
    teamId: uuid("team_id"),
    /** Sanitised, with variables such as `{{customer.first_name}}`; empty when it writes nothing. */
    replyHtml: text("reply_html").notNull().default(""),
    noteHtml: text("note_html").notNull().default(""),
    /** Changes to the ticket, in the order they are made. */
    actions: jsonb("actions").$type<Record<string, unknown>[]>().notNull(),
    /** Where it is offered: reply, note, new. */
    contexts: text("contexts").array().notNull(),
    position: integer("position").notNull().default(0),
    isActive: boolean("is_active").notNull().default(true),
    usageCount: integer("usage_count").notNull().default(0),
    lastUsedAt: instant("last_used_at"),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("macros_owner").on(t.workspaceId, t.ownerUserId),
    index("macros_team").on(t.workspaceId, t.teamId),
    foreignKey({
      columns: [t.workspaceId, t.ownerUserId],
      foreignColumns: [users.workspaceId, users.id],
      name: "macros_owner_fk",
    }),
    foreignKey({
      columns: [t.workspaceId, t.teamId],
      foreignColumns: [teams.workspaceId, teams.id],
      name: "macros_team_fk",
    }).onDelete("cascade"),
  ],
);

/** A file that a macro brings along; it is copied into the message. */
export const macroFiles = pgTable(
  "macro_files",
  {
    workspaceId: workspaceId(),
    id: id(),
    macroId: uuid("macro_id").notNull(),
    storageKey: text("storage_key").notNull(),
    fileName: text("file_name").notNull(),
    contentType: text("content_type").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    sha256: text("sha256").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("macro_files_macro").on(t.workspaceId, t.macroId),
    index("macro_files_storage").on(t.workspaceId, t.storageKey),
    foreignKey({
      columns: [t.workspaceId, t.macroId],
      foreignColumns: [macros.workspaceId, macros.id],
      name: "macro_files_macro_fk",
    }).onDelete("cascade"),
  ],
);
