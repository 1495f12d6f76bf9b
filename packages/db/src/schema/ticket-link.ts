import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, workspaceId } from "./columns";
import { customers } from "./customer";
import { tickets } from "./ticket";

/** Lets one customer read and answer one ticket without an account. The secret stands only in the mail. */
export const ticketLinks = pgTable(
  "ticket_links",
  {
    workspaceId: workspaceId(),
    id: id(),
    ticketId: uuid("ticket_id").notNull(),
    customerId: uuid("customer_id").notNull(),
    tokenHash: text("token_hash").notNull(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("ticket_links_token").on(t.tokenHash),
    index("ticket_links_ticket").on(t.workspaceId, t.ticketId),
    index("ticket_links_expiry").on(t.expiresAt),
    foreignKey({
      columns: [t.workspaceId, t.ticketId],
      foreignColumns: [tickets.workspaceId, tickets.id],
      name: "ticket_links_ticket_fk",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.customerId],
      foreignColumns: [customers.workspaceId, customers.id],
      name: "ticket_links_customer_fk",
    }).onDelete("cascade"),
  ],
);
