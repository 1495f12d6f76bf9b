import { z } from "zod";
import { cursor, email, externalId, id, integer, limit, line, phone, text } from "./text";
import { addressKinds } from "./words";

export const Attributes = z
  .record(
    z
      .string()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,59}$/u, "Use letters, digits, spaces, - _ and . in the name of a fact."),
    text(500),
  )
  .refine((value) => Object.keys(value).length <= 50, "Keep at most 50 facts.");

const profile = {
  name: line(200),
  locale: text(35).nullable(),
  timeZone: text(64).nullable(),
  notes: text(10_000),
  organizationId: id.nullable(),
  attributes: Attributes,
  externalId: externalId.nullable(),
};

export const CreateCustomer = z.strictObject({
  name: profile.name,
  emails: z.array(email).max(20).default([]),
  phones: z.array(phone).max(20).default([]),
  locale: profile.locale.default(null),
  timeZone: profile.timeZone.default(null),
  notes: profile.notes.default(""),
  organizationId: profile.organizationId.default(null),
  attributes: profile.attributes.default({}),
  externalId: profile.externalId.default(null),
});
export type CreateCustomer = z.output<typeof CreateCustomer>;

/** Lists replace the whole list; the first address is the primary one. `version` is the one you edited. */
export const UpdateCustomer = z.strictObject({
  customerId: id,
  version: integer.positive().optional(),
  name: profile.name.optional(),
  emails: z.array(email).max(20).optional(),
  phones: z.array(phone).max(20).optional(),
  locale: profile.locale.optional(),
  timeZone: profile.timeZone.optional(),
  notes: profile.notes.optional(),
  organizationId: profile.organizationId.optional(),
  attributes: profile.attributes.optional(),
  externalId: profile.externalId.optional(),
});
export type UpdateCustomer = z.output<typeof UpdateCustomer>;
export const CustomerRef = z.strictObject({ customerId: id });
export type CustomerRef = z.output<typeof CustomerRef>;

export const ListCustomers = z.strictObject({
  q: text(200).optional(),
  organizationId: id.optional(),
  limit: limit.default(50),
  cursor,
  direction: z.enum(["forward", "backward"]).optional(),
});
export type ListCustomers = z.output<typeof ListCustomers>;

export const AddressView = z.object({ kind: z.enum(addressKinds), value: z.string(), isPrimary: z.boolean() });
export const CustomerSummary = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  organizationName: z.string().nullable(),
  createdAt: z.string(),
});
export type CustomerSummary = z.output<typeof CustomerSummary>;
export const CustomerPage = z.object({
  data: z.array(CustomerSummary),
  nextCursor: z.string().nullable(),
  hasMore: z.boolean(),
});
export type CustomerPage = z.output<typeof CustomerPage>;
export const CustomerView = z.object({
  id: z.uuid(),
  name: z.string(),
  addresses: z.array(AddressView),
  organization: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  locale: z.string().nullable(),
  timeZone: z.string().nullable(),
  notes: z.string(),
  attributes: z.record(z.string(), z.string()),
  externalId: z.string().nullable(),
  version: z.number(),
  createdAt: z.string(),
  updatedAt: z.string(),
  ticketsCount: z.number(),
  can: z.object({ edit: z.boolean(), delete: z.boolean() }),
});
export type CustomerView = z.output<typeof CustomerView>;

/** `source` becomes part of `target`, whose own values stay where both have one. */
export const MergeCustomers = z.strictObject({
  targetId: id,
  sourceId: id,
  /** They are known elsewhere as two people; say that they are one all the same. */
  acceptDifferentIds: z.boolean().default(false),
});
export type MergeCustomers = z.output<typeof MergeCustomers>;
export const PreviewMerge = z.strictObject({ targetId: id, sourceId: id });
export type PreviewMerge = z.output<typeof PreviewMerge>;
export const MergedField = z.object({
  /** `notes`, `locale`, … or `attributes.City`. */
  field: z.string(),
  target: z.string().nullable(),
  source: z.string().nullable(),
  /** What the target has afterwards. */
  result: z.string().nullable(),
});
export type MergedField = z.output<typeof MergedField>;
export const MergePreview = z.object({
  target: z.object({ id: z.uuid(), name: z.string() }),
  source: z.object({ id: z.uuid(), name: z.string() }),
  fields: z.array(MergedField),
  /** They come to the target. */
  addresses: z.array(AddressView),
  /** Tickets you may see that the source asked for, and those it is copied on. */
  ticketsCount: z.number(),
  ccsCount: z.number(),
  /** Why it needs a second word, or cannot be. */
  hasDifferentIds: z.boolean(),
  problem: z.string().nullable(),
});
export type MergePreview = z.output<typeof MergePreview>;
export const MergeRef = z.strictObject({ mergeId: id });
export type MergeRef = z.output<typeof MergeRef>;
export const MergedCustomer = z.object({ mergeId: z.uuid(), customer: CustomerView });
export type MergedCustomer = z.output<typeof MergedCustomer>;
export const UnmergedCustomer = z.object({
  customer: CustomerView,
  /** The customer that is there again. */
  sourceId: z.uuid(),
  /** What has changed since the merge and was left as it is. */
  skipped: z.array(z.object({ what: z.string(), count: z.number(), reason: z.string() })),
});
export type UnmergedCustomer = z.output<typeof UnmergedCustomer>;
/** Merges into a customer that can be undone, the newest first. */
export const ListMerges = z.strictObject({ customerId: id, limit: limit.default(20), cursor });
export type ListMerges = z.output<typeof ListMerges>;
export const MergePage = z.object({
  data: z.array(
    z.object({ mergeId: z.uuid(), sourceId: z.uuid(), name: z.string(), by: z.string().nullable(), at: z.string() }),
  ),
  nextCursor: z.string().nullable(),
  hasMore: z.boolean(),
});
export type MergePage = z.output<typeof MergePage>;

export const CreateOrganization = z.strictObject({
  name: line(200),
  domains: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/u, "Enter a domain such as example.com."),
    )
    .max(50)
    .default([]),
  notes: text(10_000).default(""),
  sharesTickets: z.boolean().default(false),
  externalId: externalId.nullable().default(null),
});
export type CreateOrganization = z.output<typeof CreateOrganization>;
export const UpdateOrganization = z.strictObject({
  organizationId: id,
  version: integer.positive().optional(),
  name: line(200).optional(),
  domains: CreateOrganization.shape.domains.unwrap().optional(),
  notes: text(10_000).optional(),
  sharesTickets: z.boolean().optional(),
  externalId: externalId.nullable().optional(),
});
export type UpdateOrganization = z.output<typeof UpdateOrganization>;
export const OrganizationRef = z.strictObject({ organizationId: id });
export type OrganizationRef = z.output<typeof OrganizationRef>;
export const ListOrganizations = z.strictObject({
  q: text(200).optional(),
  limit: limit.default(50),
  cursor,
  direction: z.enum(["forward", "backward"]).optional(),
});
export type ListOrganizations = z.output<typeof ListOrganizations>;
export const OrganizationView = z.object({
  id: z.uuid(),
  name: z.string(),
  domains: z.array(z.string()),
  notes: z.string(),
  sharesTickets: z.boolean(),
  externalId: z.string().nullable(),
  version: z.number(),
  createdAt: z.string(),
  customersCount: z.number(),
});
export type OrganizationView = z.output<typeof OrganizationView>;
export const OrganizationPage = z.object({
  data: z.array(OrganizationView),
  nextCursor: z.string().nullable(),
  hasMore: z.boolean(),
});
export type OrganizationPage = z.output<typeof OrganizationPage>;
