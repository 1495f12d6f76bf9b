import { CreateStatus, StatusRef, type StatusView, UpdateStatus } from "@desk/contracts/setting";
import { archiveStatus, createStatus, listStatuses, updateStatus } from "@desk/core/status";
import { procedure, router } from "../trpc";

export const statusRouter = router({
  list: procedure.query(({ ctx }): Promise<StatusView[]> => listStatuses(ctx)),
  create: procedure.input(CreateStatus).mutation(({ ctx, input }): Promise<StatusView> => createStatus(ctx, input)),
  update: procedure.input(UpdateStatus).mutation(({ ctx, input }): Promise<StatusView> => updateStatus(ctx, input)),
  archive: procedure.input(StatusRef).mutation(({ ctx, input }): Promise<StatusView> => archiveStatus(ctx, input)),
});
