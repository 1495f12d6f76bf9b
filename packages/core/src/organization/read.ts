import type { OrganizationRef, OrganizationView } from "@desk/contracts/customer";
import { authorize } from "../access";
import type { Ctx } from "../context";
import { loadOrganization } from "./find";

export async function getOrganization(ctx: Ctx, { organizationId }: OrganizationRef): Promise<OrganizationView> {
  authorize(ctx.actor, "customer.read");
  return loadOrganization(ctx, organizationId);
}
