import { CreateCustomer, ListCustomers, MergeCustomers, UpdateCustomer } from "@desk/contracts/customer";
import { id, limit } from "@desk/contracts/text";
import {
  createCustomer,
  getCustomer,
  listCustomers,
  listMerges,
  mergeCustomers,
  unmergeCustomers,
  updateCustomer,
} from "@desk/core/customer";
import { notFound } from "@desk/core/error";
import { z } from "zod";
import { customerOf } from "./present";
import { type Route, route } from "./route";
import { Customer, CustomerList, Merge, MergeList } from "./shapes";

const { customerId: _id, version: _version, ...changes } = UpdateCustomer.shape;
const CustomerPatch = z.strictObject(changes);
const { q, cursor } = ListCustomers.shape;
const CustomerQuery = z.strictObject({
  q: q.describe("A name, an address, or the beginning of one."),
  organization: id.optional(),
  limit: limit.default(25),
  cursor,
});

const { targetId: _targetId, ...merged } = MergeCustomers.shape;
const MergeBody = z.strictObject(merged);
const MergeQuery = z.strictObject({ limit: limit.default(25), cursor });

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
  route({
    method: "GET",
    path: "/customers/{id}/merges",
    summary: "List the merges into a customer",
    scope: "customers:read",
    query: MergeQuery,
    output: MergeList,
    run: async (ctx, { id: asked, query }) => {
      const page = await listMerges(ctx, { ...query, customerId: customerIdFrom(asked) });
      return {
        ...page,
        data: page.data.map(({ mergeId, sourceId, name, by, at }) => ({
          id: mergeId,
          source: { id: sourceId, name },
          by,
          createdAt: at,
        })),
      };
    },
  }),
  route({
    method: "POST",
    path: "/customers/{id}/merges",
    summary: "Merge another customer into this one",
    description:
      "Tickets, copies and addresses of the other customer come here; its ids and addresses lead here from then on. " +
      "Two with different external ids answer 409 unless acceptDifferentIds is true.",
    scope: "customers:write",
    body: MergeBody,
    example: { sourceId: "01980c1e-7f3a-7c55-9c2e-0d5a1f6b7c88" },
    output: Merge,
    status: 201,
    run: async (ctx, { id: asked, body }) => {
      const { mergeId, customer } = await mergeCustomers(ctx, { ...body, targetId: customerIdFrom(asked) });
      return { id: mergeId, customer: customerOf(customer) };
    },
  }),
  route({
    method: "DELETE",
    path: "/customer-merges/{id}",
    summary: "Undo a merge of customers",
    description: "What has changed since the merge stays as it is now.",
    scope: "customers:write",
    output: z.undefined(),
    status: 204,
    run: async (ctx, { id: asked }) => {
      await unmergeCustomers(ctx, { mergeId: customerIdFrom(asked) });
      return undefined;
    },
  }),
];

/** Anything that is no id names nobody. */
function customerIdFrom(asked: string): string {
  const parsed = id.safeParse(asked);
  if (!parsed.success) throw notFound("This customer");
  return parsed.data;
}
