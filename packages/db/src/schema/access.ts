import type { UserPreferences } from "@desk/contracts/account";
import type { Permission, ReopenPolicy, TeamAccess, UserStatus } from "@desk/contracts/words";
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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, workspaceId } from "./columns";
import { workspaces } from "./workspace";

export const roles = pgTable(
  "roles",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    /** owner, admin, agent, collaborator for the built-in four; null for a custom role. */
    key: text("key"),
    name: text("name").notNull(),
    permissions: text("permissions").array().$type<Permission[]>().notNull(),
    /** Sees every team's tickets without being a member. */
    seesAllTeams: boolean("sees_all_teams").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("roles_name").on(t.workspaceId, t.name),
    unique("roles_key").on(t.workspaceId, t.key),
  ],
);

export const users = pgTable(
  "users",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    passwordHash: text("password_hash"),
    roleId: uuid("role_id").notNull(),
    status: text("status").$type<UserStatus>().notNull(),
    preferences: jsonb("preferences").$type<UserPreferences>().notNull(),
    createdAt: createdAt(),
    lastSeenAt: instant("last_seen_at"),
    deactivatedAt: instant("deactivated_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("users_email").on(t.workspaceId, t.email),
    index("users_by_email").on(t.email),
    foreignKey({
      columns: [t.workspaceId, t.roleId],
      foreignColumns: [roles.workspaceId, roles.id],
      name: "users_role",
    }),
  ],
);

export const userIdentities = pgTable(
  "user_identities",
  {
    workspaceId: workspaceId(),
    userId: uuid("user_id").notNull(),
    provider: text("provider").notNull(),
    subject: text("subject").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.provider, t.subject] }),
    index("user_identities_subject").on(t.provider, t.subject),
    foreignKey({
      columns: [t.workspaceId, t.userId],
      foreignColumns: [users.workspaceId, users.id],
      name: "user_identities_user",
    }).onDelete("cascade"),
  ],
);

/** A signed-in device. Only the SHA-256 of the cookie is kept. */
export const sessions = pgTable(
  "sessions",
  {
    workspaceId: workspaceId(),
    id: id(),
    userId: uuid("user_id").notNull(),
    tokenHash: text("token_hash").notNull(),
    userAgent: text("user_agent"),
    address: text("address"),
    createdAt: createdAt(),
    lastUsedAt: instant("last_used_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("sessions_token").on(t.tokenHash),
    index("sessions_user").on(t.workspaceId, t.userId),
    foreignKey({
      columns: [t.workspaceId, t.userId],
      foreignColumns: [users.workspaceId, users.id],
      name: "sessions_user_fk",
    }).onDelete("cascade"),
  ],
);

/** Single-use secrets sent by mail: invitation, password reset, magic link. Only the SHA-256 is kept. */
export const accessTokens = pgTable(
  "access_tokens",
  {
    workspaceId: workspaceId(),
    id: id(),
    userId: uuid("user_id").notNull(),
    purpose: text("purpose").$type<"invitation" | "password_reset" | "magic_link">().notNull(),
    tokenHash: text("token_hash").notNull(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    uniqueIndex("access_tokens_token").on(t.tokenHash),
    index("access_tokens_user").on(t.workspaceId, t.userId, t.purpose),
    foreignKey({
      columns: [t.workspaceId, t.userId],
      foreignColumns: [users.workspaceId, users.id],
      name: "access_tokens_user_fk",
    }).onDelete("cascade"),
  ],
);

export const teams = pgTable(
  "teams",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    name: text("name").notNull(),
    slug: text("slug").notNull(),
    icon: text("icon").notNull().default("users"),
    description: text("description").notNull().default(""),
    position: integer("position").notNull().default(0),
    /** What a customer's answer does to a solved ticket: open it, open it for `reopenDays`, or start a follow-up. */
    reopenPolicy: text("reopen_policy").$type<ReopenPolicy>().notNull().default("always"),
    reopenDays: integer("reopen_days").notNull().default(7),
    keepsAssigneeOnReopen: boolean("keeps_assignee_on_reopen").notNull().default(true),
    /** Slug of the view that the team begins with; null for the team's own list. */
    defaultView: text("default_view"),
    createdAt: createdAt(),
    archivedAt: instant("archived_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("teams_slug").on(t.workspaceId, t.slug),
    uniqueIndex("teams_name").on(t.workspaceId, t.name).where(sql`${t.archivedAt} is null`),
  ],
);

/** What a user may do with a team's tickets. No row means none. */
export const teamMembers = pgTable(
  "team_members",
  {
    workspaceId: workspaceId(),
    teamId: uuid("team_id").notNull(),
    userId: uuid("user_id").notNull(),
    access: text("access").$type<TeamAccess>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.teamId, t.userId] }),
    index("team_members_user").on(t.workspaceId, t.userId),
    foreignKey({
      columns: [t.workspaceId, t.teamId],
      foreignColumns: [teams.workspaceId, teams.id],
      name: "team_members_team",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.userId],
      foreignColumns: [users.workspaceId, users.id],
      name: "team_members_user_fk",
    }).onDelete("cascade"),
  ],
);

export const apiKeys = pgTable(
  "api_keys",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    name: text("name").notNull(),
    /** The first characters of the key, so that a person can tell keys apart. */
    prefix: text("prefix").notNull(),
    tokenHash: text("token_hash").notNull(),
    scopes: text("scopes").array().notNull(),
    createdBy: uuid("created_by"),
    createdAt: createdAt(),
    expiresAt: instant("expires_at"),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.id] }), uniqueIndex("api_keys_token").on(t.tokenHash)],
);
