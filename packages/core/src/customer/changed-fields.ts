import { isDeepStrictEqual } from "node:util";
import type { CustomerView, UpdateCustomer } from "@desk/contracts/customer";
import type { AddressKind } from "@desk/contracts/words";

type Changes = Omit<UpdateCustomer, "customerId" | "version">;

const valuesOf = (view: CustomerView, kind: AddressKind): string[] =>
  view.addresses.filter((address) => address.kind === kind).map((address) => address.value);

/** The customer's fields in the shape in which they are written. */
export const currentValues = (view: CustomerView): Required<Changes> => ({
  name: view.name,
  locale: view.locale,
  timeZone: view.timeZone,
  notes: view.notes,
  attributes: view.attributes,
  externalId: view.externalId,
  organizationId: view.organization?.id ?? null,
  emails: valuesOf(view, "email"),
  phones: valuesOf(view, "phone"),
});

/** Which of the given fields differ from what the customer has now. */
export function changedFields(before: CustomerView, changes: Changes): string[] {
  const current = currentValues(before);
  return Object.entries(changes)
    .filter(([field, value]) => value !== undefined && !isDeepStrictEqual(value, current[field as keyof Changes]))
    .map(([field]) => field);
}
