import {
  CreateMailFilter,
  MailFilterRef,
  type MailFilterTrial,
  type MailFilterView,
  TryMailFilter,
  UpdateMailFilter,
} from "@desk/contracts/mail-filter";
import {
  createMailFilter,
  listMailFilters,
  removeMailFilter,
  tryMailFilter,
  updateMailFilter,
} from "@desk/core/mail-filter";
import { procedure, router } from "../trpc";

export const mailFilterRouter = router({
  list: procedure.query(({ ctx }): Promise<MailFilterView[]> => listMailFilters(ctx)),
  create: procedure
    .input(CreateMailFilter)
    .mutation(({ ctx, input }): Promise<MailFilterView> => createMailFilter(ctx, input)),
  update: procedure
    .input(UpdateMailFilter)
    .mutation(({ ctx, input }): Promise<MailFilterView> => updateMailFilter(ctx, input)),
  remove: procedure.input(MailFilterRef).mutation(({ ctx, input }): Promise<void> => removeMailFilter(ctx, input)),
  try: procedure.input(TryMailFilter).mutation(({ ctx, input }): Promise<MailFilterTrial> => tryMailFilter(ctx, input)),
});
