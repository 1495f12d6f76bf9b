import {
  CreateCustomer,
  type CustomerPage,
  CustomerRef,
  type CustomerView,
  ListCustomers,
  ListMerges,
  MergeCustomers,
  type MergedCustomer,
  type MergePage,
  type MergePreview,
  MergeRef,
  PreviewMerge,
  type UnmergedCustomer,
  UpdateCustomer,
} from "@desk/contracts/customer";
import {
  createCustomer,
  getCustomer,
  listCustomers,
  listMerges,
  mergeCustomers,
  previewMerge,
  removeCustomer,
  unmergeCustomers,
  updateCustomer,
} from "@desk/core/customer";
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
  previewMerge: procedure
    .input(PreviewMerge)
    .query(({ ctx, input }): Promise<MergePreview> => previewMerge(ctx, input)),
  merge: procedure
    .input(MergeCustomers)
    .mutation(({ ctx, input }): Promise<MergedCustomer> => mergeCustomers(ctx, input)),
  unmerge: procedure
    .input(MergeRef)
    .mutation(({ ctx, input }): Promise<UnmergedCustomer> => unmergeCustomers(ctx, input)),
  merges: procedure.input(ListMerges).query(({ ctx, input }): Promise<MergePage> => listMerges(ctx, input)),
});
