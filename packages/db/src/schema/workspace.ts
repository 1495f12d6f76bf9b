import type { WorkspaceSettings } from "@desk/contracts/workspace";
import { sql } from "drizzle-orm";
import { boolean, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt } from "./columns";

export const workspaces = pgTable("workspaces", {
  id: uuid("id").primaryKey(),
  slug: text("slug").notNull().unique(),
  name: text("name").notNull(),
  settings: jsonb("settings").$type<WorkspaceSettings>().notNull(),
  /** Signs reply addresses. 244 random bits; never leaves the server. */
  mailKey: text("mail_key")
    .notNull()
    .default(sql`replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')`),
  createdAt: createdAt(),
});

/** One row per installation: whether `/setup` has closed for good. */
export const installation = pgTable("installation", {
  only: boolean("only").primaryKey().default(true),
  setupClosed: boolean("setup_closed").notNull().default(false),
  schemaVersion: integer("schema_version").notNull(),
});
