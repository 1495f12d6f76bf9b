import type { AddressKind } from "@desk/contracts/words";
import { customerAddresses, customers } from "@desk/db/schema";
import { and, eq, inArray, ne, notInArray } from "drizzle-orm";
import { type Ctx, newId } from "../context";
import { conflict } from "../error";

const fieldOf = { email: "emails", phone: "phones" } as const satisfies Record<AddressKind, string>;

const ofKind = (ctx: Ctx, customerId: string, kind: AddressKind) => [
  eq(customerAddresses.workspaceId, ctx.workspaceId),
  eq(customerAddresses.customerId, customerId),
  eq(customerAddresses.kind, kind),
];

/**
 * Makes `wanted` the customer's whole list of this kind, the first one primary. An address belongs to one
 * customer only: one that another has is a conflict that names him, whoever of two writers comes second.
 */
export async function setAddresses(ctx: Ctx, customerId: string, kind: AddressKind, wanted: string[]): Promise<void> {
  const values = [...new Set(wanted)];
  const mine = and(...ofKind(ctx, customerId, kind));
  await ctx.db
    .delete(customerAddresses)
    .where(values.length === 0 ? mine : and(mine, notInArray(customerAddresses.value, values)));
  if (values.length === 0) return;
  await addAddresses(ctx, customerId, kind, values);
  await refuseTaken(ctx, customerId, kind, values);
  await makePrimary(ctx, customerId, kind, values[0] ?? "");
}

/** Ids keep the order of the list; rows go in by value, so that two writers of the same addresses never deadlock. */
async function addAddresses(ctx: Ctx, customerId: string, kind: AddressKind, values: string[]): Promise<void> {
  const rows = values.map((value) => ({
    workspaceId: ctx.workspaceId,
    id: newId(),
    customerId,
    kind,
    value,
    createdAt: ctx.now(),
  }));
  rows.sort((a, b) => (a.value < b.value ? -1 : 1));
  await ctx.db.insert(customerAddresses).values(rows).onConflictDoNothing();
}

async function refuseTaken(ctx: Ctx, customerId: string, kind: AddressKind, values: string[]): Promise<void> {
  const [taken] = await ctx.db
    .select({ value: customerAddresses.value, customerId: customers.id, name: customers.name })
    .from(customerAddresses)
    .innerJoin(
      customers,
      and(eq(customers.workspaceId, customerAddresses.workspaceId), eq(customers.id, customerAddresses.customerId)),
    )
    .where(
      and(
        eq(customerAddresses.workspaceId, ctx.workspaceId),
        eq(customerAddresses.kind, kind),
        inArray(customerAddresses.value, values),
        ne(customerAddresses.customerId, customerId),
      ),
    );
  if (taken === undefined) return;
  const message = `${taken.value} already belongs to ${taken.name}.`;
  throw conflict(message, {
    fields: [{ path: `${fieldOf[kind]}.${values.indexOf(taken.value)}`, message }],
    customer: { id: taken.customerId, name: taken.name },
  });
}

async function makePrimary(ctx: Ctx, customerId: string, kind: AddressKind, value: string): Promise<void> {
  const mine = ofKind(ctx, customerId, kind);
  await ctx.db
    .update(customerAddresses)
    .set({ isPrimary: false })
    .where(and(...mine, eq(customerAddresses.isPrimary, true), ne(customerAddresses.value, value)));
  await ctx.db
    .update(customerAddresses)
    .set({ isPrimary: true })
    .where(and(...mine, eq(customerAddresses.value, value)));
}
