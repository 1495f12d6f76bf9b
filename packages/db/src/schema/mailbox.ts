import type { MailboxIncoming, MailboxOutgoing, MailboxSettings } from "@desk/contracts/mailbox";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { teams } from "./access";
import { createdAt, id, instant, workspaceId } from "./columns";
import { workspaces } from "./workspace";

/** An address people write to: how its mail comes in and how answers leave. */
export const mailboxes = pgTable(
  "mailboxes",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    /** Shown as the sender's name. */
    name: text("name").notNull(),
    teamId: uuid("team_id"),
    incoming: jsonb("incoming").$type<MailboxIncoming>().notNull(),
    outgoing: jsonb("outgoing").$type<MailboxOutgoing>().notNull(),
    /** Passwords and refresh tokens, sealed with a key that the database does not know. */
    incomingSecret: text("incoming_secret"),
    outgoingSecret: text("outgoing_secret"),
    settings: jsonb("settings").$type<MailboxSettings>().notNull(),
    isActive: boolean("is_active").notNull().default(true),
    isDefault: boolean("is_default").notNull().default(false),
    /** Until then no automatic answer leaves: set by the breaker. */
    pausedUntil: instant("paused_until"),
    lastFetchAt: instant("last_fetch_at"),
    lastError: text("last_error"),
    lastErrorAt: instant("last_error_at"),
    /** When the present sign-in ends unless it is renewed. */
    tokenExpiresAt: instant("token_expires_at"),
    /** Which worker reads it, until when. */
    leasedBy: text("leased_by"),
    leasedUntil: instant("leased_until"),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("mailboxes_default").on(t.workspaceId).where(sql`${t.isDefault}`),
    foreignKey({
      columns: [t.workspaceId, t.teamId],
      foreignColumns: [teams.workspaceId, teams.id],
      name: "mailboxes_team",
    }),
  ],
);

/** The mailbox's own address and its aliases; an alias may lead to a team of its own. */
export const mailboxAddresses = pgTable(
  "mailbox_addresses",
  {
    workspaceId: workspaceId(),
    id: id(),
    mailboxId: uuid("mailbox_id").notNull(),
    /** Lower-case. */
    address: text("address").notNull(),
    teamId: uuid("team_id"),
    isPrimary: boolean("is_primary").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("mailbox_addresses_address").on(t.workspaceId, t.address),
    index("mailbox_addresses_lookup").on(t.address),
    uniqueIndex("mailbox_addresses_primary").on(t.workspaceId, t.mailboxId).where(sql`${t.isPrimary}`),
    foreignKey({
      columns: [t.workspaceId, t.mailboxId],
      foreignColumns: [mailboxes.workspaceId, mailboxes.id],
      name: "mailbox_addresses_mailbox",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.teamId],
      foreignColumns: [teams.workspaceId, teams.id],
      name: "mailbox_addresses_team",
    }),
  ],
);

/** How far a folder of an IMAP account was read. */
export const mailFolders = pgTable(
  "mail_folders",
  {
    workspaceId: workspaceId(),
    mailboxId: uuid("mailbox_id").notNull(),
    folder: text("folder").notNull(),
    uidValidity: text("uid_validity").notNull(),
    lastUid: bigint("last_uid", { mode: "number" }).notNull(),
    readAt: instant("read_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.mailboxId, t.folder] }),
    foreignKey({
      columns: [t.workspaceId, t.mailboxId],
      foreignColumns: [mailboxes.workspaceId, mailboxes.id],
      name: "mail_folders_mailbox",
    }).onDelete("cascade"),
  ],
);
