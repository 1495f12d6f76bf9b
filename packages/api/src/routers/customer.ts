import {
  CreateCustomer,
  type CustomerPage,
  CustomerRef,
  type CustomerView,
  ListCustomers,
  UpdateCustomer,
} from "@desk/contracts/customer";
import { createCustomer, getCustomer, listCustomers, removeCustomer, updateCustomer } from "@desk/core/customer";
import { procedure, router } from "../trpc";

export const customerRouter = router({
  list: procedure.input(ListCustomers).query(({ ctx, input }): Promise<CustomerPage> => listCustomers(ctx, input)),
  get: procedure.input(CustomerRef).query(({ ctx, input }): Promise<CustomerView> => getCustomer(ctx, input)),
  create: procedure
    .input(CreateCustomer)
    .mutation(({ ctx, input }): Promise<CustomerView> => createCustomer(ctx, input)),
  update: procedure
    .input(UpdateCustomer)
    .mutation(({ ctx, input }): Promise<CustomerView> => updateCustomer(ctx, input)),
  remove: procedure.input(CustomerRef).mutation(({ ctx, input }): Promise<void> => removeCustomer(ctx, input)),
});
