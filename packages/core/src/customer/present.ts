import type { CustomerSummary, CustomerView } from "@desk/contracts/customer";
import type { AddressKind } from "@desk/contracts/words";
import type { customers } from "@desk/db/schema";
import { can } from "../access";
import type { Actor } from "../context";

export type CustomerRow = typeof customers.$inferSelect;
export type AddressRow = { kind: AddressKind; value: string; isPrimary: boolean };

export type LoadedCustomer = {
  customer: CustomerRow;
  addresses: AddressRow[];
  organization: { id: string; name: string } | null;
  ticketsCount: number;
};

export const presentCustomer = (
  actor: Actor,
  { customer, addresses, organization, ticketsCount }: LoadedCustomer,
): CustomerView => ({
  id: customer.id,
  name: customer.name,
  addresses: addresses.map(({ kind, value, isPrimary }) => ({ kind, value, isPrimary })),
  organization,
  locale: customer.locale,
  timeZone: customer.timeZone,
  notes: customer.notes,
  attributes: customer.attributes,
  externalId: customer.externalId,
  version: customer.version,
  createdAt: customer.createdAt.toISOString(),
  updatedAt: customer.updatedAt.toISOString(),
  ticketsCount,
  can: { edit: can(actor, "customer.edit"), delete: can(actor, "customer.delete") },
});

export type SummaryRow = {
  id: string;
  name: string;
  email: string | null;
  organization_name: string | null;
  created_at: string;
};

export const presentSummary = (row: SummaryRow): CustomerSummary => ({
  id: row.id,
  name: row.name,
  email: row.email,
  organizationName: row.organization_name,
  createdAt: new Date(row.created_at).toISOString(),
});
