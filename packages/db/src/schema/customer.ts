import type { AddressKind } from "@desk/contracts/words";
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

export const organizations = pgTable(
  "organizations",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    name: text("name").notNull(),
    domains: text("domains").array().notNull(),
    notes: text("notes").notNull().default(""),
    /** Members may see each other's tickets. */
    sharesTickets: boolean("shares_tickets").notNull().default(false),
    externalId: text("external_id"),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("organizations_name").on(t.workspaceId, t.name),
    unique("organizations_external").on(t.workspaceId, t.externalId),
    index("organizations_domains").using("gin", t.domains),
    index("organizations_name_trgm").using("gin", sql`desk_fold(${t.name}) gin_trgm_ops`),
  ],
);

export const customers = pgTable(
  "customers",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    name: text("name").notNull(),
    organizationId: uuid("organization_id"),
    locale: text("locale"),
    timeZone: text("time_zone"),
    notes: text("notes").notNull().default(""),
    /** Facts from the company's own systems, such as city, vehicle or onboarding stage. Flat text values. */
    attributes: jsonb("attributes").$type<Record<string, string>>().notNull().default({}),
    externalId: text("external_id"),
    /** The customer this one was merged into; its id leads there from then on. */
    mergedIntoId: uuid("merged_into_id"),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("customers_merged").on(t.workspaceId, t.mergedIntoId).where(sql`${t.mergedIntoId} is not null`),
    unique("customers_external").on(t.workspaceId, t.externalId),
    index("customers_created").on(t.workspaceId, t.createdAt, t.id),
    index("customers_by_name").on(t.workspaceId, t.name, t.id),
    index("customers_organization").on(t.workspaceId, t.organizationId),
    index("customers_name_trgm").using("gin", sql`desk_fold(${t.name}) gin_trgm_ops`),
    foreignKey({
      columns: [t.workspaceId, t.organizationId],
      foreignColumns: [organizations.workspaceId, organizations.id],
      name: "customers_organization_fk",
    }),
  ],
);

export const customerAddresses = pgTable(
  "customer_addresses",
  {
    workspaceId: workspaceId(),
    id: id(),
    customerId: uuid("customer_id").notNull(),
    kind: text("kind").$type<AddressKind>().notNull(),
    /** Normalised: e-mail lower-case, phone in E.164. */
    value: text("value").notNull(),
    isPrimary: boolean("is_primary").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    unique("customer_addresses_value").on(t.workspaceId, t.kind, t.value),
    index("customer_addresses_customer").on(t.workspaceId, t.customerId),
    uniqueIndex("customer_addresses_primary").on(t.workspaceId, t.customerId, t.kind).where(sql`${t.isPrimary}`),
    index("customer_addresses_prefix").on(t.workspaceId, sql`${t.value} text_pattern_ops`),
    index("customer_addresses_trgm").using("gin", sql`${t.value} gin_trgm_ops`),
    foreignKey({
      columns: [t.workspaceId, t.customerId],
      foreignColumns: [customers.workspaceId, customers.id],
      name: "customer_addresses_customer_fk",
    }).onDelete("cascade"),
  ],
);

/** What a merge changed, in the words of the rows. */
export type MergeData = {
  /** Fields of the target; facts by name, as `attributes.City`. */
  fields: { field: string; before: string | null; after: string | null }[];
  addresses: { id: string; value: string; wasPrimary: boolean }[];
  /** The target's own primary addresses. */
  primaryIds: string[];
  tickets: string[];
  /** Tickets on whose copies the target now stands in place of the source. */
  ccs: string[];
  /** Copies that would have named one person twice: of the source, and of the target on the source's own tickets. */
  sourceCcs: string[];
  targetCcs: string[];
  links: string[];
  /** Customers who had been merged into the source. */
  mergedBefore: string[];
};

/** A merge of two customers with all that is needed to take it back. */
export const customerMerges = pgTable(
  "customer_merges",
  {
    workspaceId: workspaceId(),
    id: id(),
    targetId: uuid("target_id").notNull(),
    sourceId: uuid("source_id").notNull(),
    /** What moved, and both customers as they were. */
    data: jsonb("data").$type<MergeData>().notNull(),
    actorId: uuid("actor_id"),
    createdAt: createdAt(),
    undoneAt: instant("undone_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("customer_merges_target").on(t.workspaceId, t.targetId, t.createdAt),
    index("customer_merges_source").on(t.workspaceId, t.sourceId),
    foreignKey({
      columns: [t.workspaceId, t.targetId],
      foreignColumns: [customers.workspaceId, customers.id],
      name: "customer_merges_target_fk",
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.workspaceId, t.sourceId],
      foreignColumns: [customers.workspaceId, customers.id],
      name: "customer_merges_source_fk",
    }).onDelete("cascade"),
  ],
);
