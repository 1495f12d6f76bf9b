import type { CustomerView, UpdateCustomer } from "@desk/contracts/customer";
import { customers } from "@desk/db/schema";
import { and, eq } from "drizzle-orm";
import { authorize } from "../access";
import { type Ctx, inTransaction } from "../context";
import { conflict } from "../error";
import { violatedUnique } from "../error/violation";
import { recordEvent } from "../event";
import { refreshTicketHeadsOf } from "../ticket/head";
import { setAddresses } from "./addresses";
import { changedFields, currentValues } from "./changed-fields";
import { externalIdTaken, refuseTakenExternalId } from "./external-id";
import { loadCustomer, lockCustomer } from "./find";
import { organizationOfEmails, requireOrganization } from "./organization-of";
import { presentCustomer } from "./present";

type Changes = Omit<UpdateCustomer, "customerId" | "version">;

/** Changes what is given and leaves the rest. A writer who saw an older version gets a conflict with both values. */
export async function updateCustomer(
  ctx: Ctx,
  { customerId: asked, version, ...changes }: UpdateCustomer,
): Promise<CustomerView> {
  authorize(ctx.actor, "customer.edit");
  try {
    return await inTransaction(ctx, async (ctx) => {
      const row = await lockCustomer(ctx, asked);
      const customerId = row.id;
      const before = presentCustomer(ctx.actor, await loadCustomer(ctx, customerId));
      const changed = changedFields(before, changes);
      if (changed.length === 0) return before;
      if (version !== undefined && version !== row.version) throw staleCustomer(before, changes, changed);
      await writeChanges(ctx, before, changes);
      await recordEvent(ctx, "customer.changed", { customerId, name: changes.name ?? before.name, fields: changed });
      return presentCustomer(ctx.actor, await loadCustomer(ctx, customerId));
    });
  } catch (error) {
    const isRace = ctx.isInTransaction !== true && violatedUnique(error) === "customers_external";
    throw isRace ? await externalIdTaken(ctx, changes.externalId ?? null) : error;
  }
}

function staleCustomer(current: CustomerView, changes: Changes, [field = ""]: string[]) {
  return conflict("Somebody changed this while you did. Choose which of the two stays.", {
    field,
    mine: changes[field as keyof Changes],
    theirs: currentValues(current)[field as keyof Changes],
    version: current.version,
  });
}

async function writeChanges(ctx: Ctx, before: CustomerView, changes: Changes): Promise<void> {
  const { emails, phones, ...profile } = changes;
  if (profile.externalId) await refuseTakenExternalId(ctx, before.id, profile.externalId);
  if (emails) await setAddresses(ctx, before.id, "email", emails);
  if (phones) await setAddresses(ctx, before.id, "phone", phones);
  if (profile.organizationId) await requireOrganization(ctx, profile.organizationId);
  const joins = emails && profile.organizationId === undefined && before.organization === null;
  const found = joins ? await organizationOfEmails(ctx, emails) : null;
  await ctx.db
    .update(customers)
    .set({
      ...profile,
      ...(found === null ? {} : { organizationId: found }),
      version: before.version + 1,
      updatedAt: ctx.now(),
    })
    .where(and(eq(customers.workspaceId, ctx.workspaceId), eq(customers.id, before.id)));
  if (profile.name !== undefined || emails) await refreshTicketHeadsOf(ctx, before.id);
}
