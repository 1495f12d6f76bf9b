import {
  type AppliedMacro,
  ApplyMacro,
  type CopiedFiles,
  CreateMacro,
  CreateWithMacro,
  DraftMacro,
  ListMacros,
  type MacroDraft,
  type MacroList,
  type MacroPage,
  type MacroPreview,
  MacroRef,
  type MacroRow,
  type MacroView,
  OfferMacros,
  PreviewMacro,
  ReorderMacro,
  TryMacro,
  UpdateMacro,
} from "@desk/contracts/macro";
import type { TicketView } from "@desk/contracts/ticket";
import {
  applyMacro,
  copyMacroFiles,
  createMacro,
  createTicketWithMacro,
  draftMacro,
  duplicateMacro,
  listMacros,
  offerMacros,
  previewMacro,
  readMacro,
  removeMacro,
  reorderMacro,
  tryMacro,
  updateMacro,
} from "@desk/core/macro";
import { procedure, router } from "../trpc";

export const macroRouter = router({
  list: procedure.input(ListMacros).query(({ ctx, input }): Promise<MacroPage> => listMacros(ctx, input)),
  offered: procedure.input(OfferMacros).query(({ ctx, input }): Promise<MacroList> => offerMacros(ctx, input)),
  byId: procedure.input(MacroRef).query(({ ctx, input }): Promise<MacroView> => readMacro(ctx, input)),
  create: procedure.input(CreateMacro).mutation(({ ctx, input }): Promise<MacroView> => createMacro(ctx, input)),
  update: procedure.input(UpdateMacro).mutation(({ ctx, input }): Promise<MacroView> => updateMacro(ctx, input)),
  remove: procedure.input(MacroRef).mutation(({ ctx, input }): Promise<void> => removeMacro(ctx, input)),
  duplicate: procedure.input(MacroRef).mutation(({ ctx, input }): Promise<MacroView> => duplicateMacro(ctx, input)),
  reorder: procedure.input(ReorderMacro).mutation(({ ctx, input }): Promise<MacroRow> => reorderMacro(ctx, input)),
  preview: procedure.input(PreviewMacro).query(({ ctx, input }): Promise<MacroPreview> => previewMacro(ctx, input)),
  try: procedure.input(TryMacro).query(({ ctx, input }): Promise<MacroPreview> => tryMacro(ctx, input)),
  use: procedure.input(ApplyMacro).mutation(({ ctx, input }): Promise<AppliedMacro> => applyMacro(ctx, input)),
  copyFiles: procedure.input(MacroRef).mutation(({ ctx, input }): Promise<CopiedFiles> => copyMacroFiles(ctx, input)),
  draft: procedure.input(DraftMacro).query(({ ctx, input }): Promise<MacroDraft> => draftMacro(ctx, input)),
  open: procedure
    .input(CreateWithMacro)
    .mutation(({ ctx, input }): Promise<TicketView> => createTicketWithMacro(ctx, input)),
});
