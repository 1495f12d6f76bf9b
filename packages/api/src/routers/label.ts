import {
  CreateLabel,
  LabelRef,
  type LabelUsageView,
  type LabelView,
  MergeLabel,
  RenameLabel,
} from "@desk/contracts/setting";
import { createLabel, listLabels, mergeLabel, removeLabel, renameLabel } from "@desk/core/label";
import { procedure, router } from "../trpc";

export const labelRouter = router({
  list: procedure.query(({ ctx }): Promise<LabelUsageView[]> => listLabels(ctx)),
  create: procedure.input(CreateLabel).mutation(({ ctx, input }): Promise<LabelView> => createLabel(ctx, input)),
  rename: procedure.input(RenameLabel).mutation(({ ctx, input }): Promise<LabelView> => renameLabel(ctx, input)),
  merge: procedure.input(MergeLabel).mutation(({ ctx, input }): Promise<LabelView> => mergeLabel(ctx, input)),
  remove: procedure.input(LabelRef).mutation(({ ctx, input }): Promise<void> => removeLabel(ctx, input)),
});
