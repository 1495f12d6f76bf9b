import { CreateCustomer, ListCustomers, UpdateCustomer } from "@desk/contracts/customer";
import { id, limit } from "@desk/contracts/text";
import { createCustomer, getCustomer, listCustomers, updateCustomer } from "@desk/core/customer";
import { notFound } from "@desk/core/error";
import { z } from "zod";
import { customerOf } from "./present";
import { type Route, route } from "./route";
import { Customer, CustomerList } from "./shapes";

const { customerId: _id, version: _version, ...changes } = UpdateCustomer.shape;
const CustomerPatch = z.strictObject(changes);
const { q, cursor } = ListCustomers.shape;
const CustomerQuery = z.strictObject({
  q: q.describe("A name, an address, or the beginning of one."),
  organization: id.optional(),
  limit: limit.default(25),
  cursor,
});

export const customerRoutes: Route[] = [
  route({
    method: "GET",
    path: "/customers",
    summary: "List customers",
    scope: "customers:read",
    query: CustomerQuery,
    output: CustomerList,
    run: (ctx, { query: { organization, ...query } }) => listCustomers(ctx, { ...query, organizationId: organization }),
  }),
  route({
    method: "POST",
    path: "/customers",
    summary: "Create a customer",
    description: "An address that another customer has answers 409 and names that customer.",
    scope: "customers:write",
    body: CreateCustomer,
    example: { name: "Mina Okafor", emails: ["mina@example.com"], attributes: { city: "Lisbon", stage: "documents" } },
    output: Customer,
    status: 201,
    versionOf: ({ version }) => String(version),
    locationOf: ({ id: made }) => `/api/v1/customers/${made}`,
    run: async (ctx, { body }) => customerOf(await createCustomer(ctx, body)),
  }),
  route({
    method: "GET",
    path: "/customers/{id}",
    summary: "Read a customer",
    scope: "customers:read",
    output: Customer,
    versionOf: ({ version }) => String(version),
    run: async (ctx, { id: asked }) => customerOf(await getCustomer(ctx, { customerId: customerIdFrom(asked) })),
  }),
  route({
    method: "PATCH",
    path: "/customers/{id}",
    summary: "Change a customer",
    description: "Lists replace the whole list; the first address is the primary one.",
    scope: "customers:write",
    body: CustomerPatch,
    example: { phones: ["+351912345678"] },
    output: Customer,
    versionOf: ({ version }) => String(version),
    run: async (ctx, { id: asked, body, version }) =>
      customerOf(await updateCustomer(ctx, { ...body, customerId: customerIdFrom(asked), version })),
  }),
];

/** Anything that is no id names nobody. */
function customerIdFrom(asked: string): string {
  const parsed = id.safeParse(asked);
  if (!parsed.success) throw notFound("The customer");
  return parsed.data;
}
