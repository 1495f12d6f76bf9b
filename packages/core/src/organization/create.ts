import type { CreateOrganization, OrganizationView } from "@desk/contracts/customer";
import { organizations } from "@desk/db/schema";
import { authorize } from "../access";
import { type Ctx, inTransaction, newId } from "../context";
import { recordEvent } from "../event";
import { adoptCustomers, refuseTakenDomains } from "./domains";
import { loadOrganization } from "./find";
import { refusePublicDomains } from "./public-domains";
import { namingTheTaken, refuseTakenKeys } from "./taken";

/** Makes an organization; customers who write from its domains and belong nowhere join it. */
export async function createOrganization(ctx: Ctx, input: CreateOrganization): Promise<OrganizationView> {
  authorize(ctx.actor, "customer.edit");
  return namingTheTaken(input, () =>
    inTransaction(ctx, async (ctx) => {
      const organizationId = newId();
      const domains = [...new Set(input.domains)];
      refusePublicDomains(domains);
      await refuseTakenKeys(ctx, organizationId, input);
      await refuseTakenDomains(ctx, organizationId, domains);
      const now = ctx.now();
      await ctx.db.insert(organizations).values({
        ...input,
        domains,
        workspaceId: ctx.workspaceId,
        id: organizationId,
        createdAt: now,
        updatedAt: now,
      });
      await adoptCustomers(ctx, organizationId, domains);
      await recordEvent(ctx, "organization.created", { organizationId, name: input.name });
      return loadOrganization(ctx, organizationId);
    }),
  );
}
