import { isDeepStrictEqual } from "node:util";
import type { CustomerView, UpdateCustomer } from "@desk/contracts/customer";
import type { AddressKind } from "@desk/contracts/words";

type Changes = Omit<UpdateCustomer, "customerId" | "version">;

const valuesOf = (view: CustomerView, kind: AddressKind): string[] =>
  view.addresses.filter((address) => address.kind === kind).map((address) => address.value);

/** Which of the given fields differ from what the customer has now. */
export function changedFields(before: CustomerView, changes: Changes): string[] {
  const now = {
    ...before,
    organizationId: before.organization?.id ?? null,
    emails: valuesOf(before, "email"),
    phones: valuesOf(before, "phone"),
  };
  const wanted = Object.entries(changes).filter(([, value]) => value !== undefined);
  return wanted
    .filter(([field, value]) => !isDeepStrictEqual(value, now[field as keyof Changes]))
    .map(([field]) => field);
}
