import { CreateRole, RoleRef, type RoleView, UpdateRole } from "@desk/contracts/access";
import { createRole, listRoles, removeRole, updateRole } from "@desk/core/role";
import { procedure, router } from "../trpc";

export const roleRouter = router({
  list: procedure.query(({ ctx }): Promise<RoleView[]> => listRoles(ctx)),
  create: procedure.input(CreateRole).mutation(({ ctx, input }): Promise<RoleView> => createRole(ctx, input)),
  update: procedure.input(UpdateRole).mutation(({ ctx, input }): Promise<RoleView> => updateRole(ctx, input)),
  remove: procedure.input(RoleRef).mutation(({ ctx, input }): Promise<void> => removeRole(ctx, input)),
});
