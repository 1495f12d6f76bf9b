import {
  CreateView,
  DuplicateView,
  ReorderViews,
  type SavedView,
  SetTeamDefaultView,
  UpdateView,
  type ViewList,
  ViewRef,
} from "@desk/contracts/view";
import {
  createView,
  duplicateView,
  listViews,
  removeView,
  reorderViews,
  setTeamDefaultView,
  updateView,
} from "@desk/core/view";
import { procedure, router } from "../trpc";

export const viewRouter = router({
  list: procedure.query(({ ctx }): Promise<ViewList> => listViews(ctx)),
  create: procedure.input(CreateView).mutation(({ ctx, input }): Promise<SavedView> => createView(ctx, input)),
  update: procedure.input(UpdateView).mutation(({ ctx, input }): Promise<SavedView> => updateView(ctx, input)),
  duplicate: procedure.input(DuplicateView).mutation(({ ctx, input }): Promise<SavedView> => duplicateView(ctx, input)),
  remove: procedure.input(ViewRef).mutation(({ ctx, input }): Promise<void> => removeView(ctx, input)),
  reorder: procedure.input(ReorderViews).mutation(({ ctx, input }): Promise<void> => reorderViews(ctx, input)),
  setTeamDefault: procedure
    .input(SetTeamDefaultView)
    .mutation(({ ctx, input }): Promise<void> => setTeamDefaultView(ctx, input)),
});
