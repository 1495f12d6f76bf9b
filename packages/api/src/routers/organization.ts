import {
  CreateOrganization,
  ListOrganizations,
  type OrganizationPage,
  OrganizationRef,
  type OrganizationView,
  UpdateOrganization,
} from "@desk/contracts/customer";
import {
  createOrganization,
  getOrganization,
  listOrganizations,
  removeOrganization,
  updateOrganization,
} from "@desk/core/organization";
import { procedure, router } from "../trpc";

export const organizationRouter = router({
  list: procedure
    .input(ListOrganizations)
    .query(({ ctx, input }): Promise<OrganizationPage> => listOrganizations(ctx, input)),
  get: procedure
    .input(OrganizationRef)
    .query(({ ctx, input }): Promise<OrganizationView> => getOrganization(ctx, input)),
  create: procedure
    .input(CreateOrganization)
    .mutation(({ ctx, input }): Promise<OrganizationView> => createOrganization(ctx, input)),
  update: procedure
    .input(UpdateOrganization)
    .mutation(({ ctx, input }): Promise<OrganizationView> => updateOrganization(ctx, input)),
  remove: procedure.input(OrganizationRef).mutation(({ ctx, input }): Promise<void> => removeOrganization(ctx, input)),
});
