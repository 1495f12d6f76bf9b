import type { SenderVerdict } from "@desk/contracts/words";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, workspaceId } from "./columns";
import { workspaces } from "./workspace";

/** What the workspace decided about an address or a whole domain. */
export const senderRules = pgTable(
  "sender_rules",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    /** `ana@example.com`, or `@example.com` for the domain; lower-case. */
    pattern: text("pattern").notNull(),
    verdict: text("verdict").$type<SenderVerdict>().notNull(),
    createdByUserId: uuid("created_by_user_id"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("sender_rules_pattern").on(t.workspaceId, t.pattern, t.verdict),
  ],
);

/** Reads facts out of an incoming mail, such as an order number, and writes them into the ticket. */
export const mailFilters = pgTable(
  "mail_filters",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    name: text("name").notNull(),
    position: integer("position").notNull(),
    isActive: boolean("is_active").notNull().default(true),
    /** `subject`, `body`, `from`, `to`, or `header:x-order`. */
    source: text("source").notNull(),
    pattern: text("pattern").notNull(),
    actions: jsonb("actions").$type<{ field: string; value: string }[]>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), index("mail_filters_order").on(t.workspaceId, t.position)],
);
