import type { CreateCustomer, CustomerView } from "@desk/contracts/customer";
import { customers } from "@desk/db/schema";
import { authorize } from "../access";
import { type Ctx, inTransaction, newId } from "../context";
import { recordEvent } from "../event";
import { setAddresses } from "./addresses";
import { externalIdTaken } from "./external-id";
import { loadCustomer } from "./find";
import { organizationOfEmails, requireOrganization } from "./organization-of";
import { presentCustomer } from "./present";

/** Makes a customer. Without an organization given, the domain of an e-mail address decides. */
export async function createCustomer(ctx: Ctx, input: CreateCustomer): Promise<CustomerView> {
  authorize(ctx.actor, "customer.edit");
  return inTransaction(ctx, async (ctx) => {
    const { emails, phones, ...profile } = input;
    if (profile.organizationId !== null) await requireOrganization(ctx, profile.organizationId);
    const organizationId = profile.organizationId ?? (await organizationOfEmails(ctx, emails));
    const now = ctx.now();
    const customerId = newId();
    const [made] = await ctx.db
      .insert(customers)
      .values({
        ...profile,
        workspaceId: ctx.workspaceId,
        id: customerId,
        organizationId,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing({ target: [customers.workspaceId, customers.externalId] })
      .returning({ id: customers.id });
    if (made === undefined) throw await externalIdTaken(ctx, profile.externalId);
    await setAddresses(ctx, customerId, "email", emails);
    await setAddresses(ctx, customerId, "phone", phones);
    await recordEvent(ctx, "customer.created", { customerId, name: profile.name });
    return presentCustomer(ctx.actor, await loadCustomer(ctx, customerId));
  });
}
