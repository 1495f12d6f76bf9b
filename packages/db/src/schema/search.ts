import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, workspaceId } from "./columns";
import { workspaces } from "./workspace";

/** The languages a workspace's texts have. What is searched for is asked in each of them. */
export const searchLanguages = pgTable(
  "search_languages",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    language: text("language").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.language] })],
);

/** How far, from the newest row back, the rows of an older release have been given a language. Gone when done. */
export const searchRebuilds = pgTable(
  "search_rebuilds",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    source: text("source").$type<"messages" | "ticket_search">().notNull(),
    beforeAt: instant("before_at").notNull(),
    beforeId: uuid("before_id").notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.source] })],
);
