import { UpdateWorkspace, type WorkspaceView } from "@desk/contracts/workspace";
import { readWorkspace, updateWorkspace } from "@desk/core/workspace";
import { procedure, router } from "../trpc";

export const workspaceRouter = router({
  get: procedure.query(({ ctx }): Promise<WorkspaceView> => readWorkspace(ctx)),
  update: procedure
    .input(UpdateWorkspace)
    .mutation(({ ctx, input }): Promise<WorkspaceView> => updateWorkspace(ctx, input)),
});
