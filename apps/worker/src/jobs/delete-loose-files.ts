import { deleteLooseFiles } from "@desk/core/file";
import { inEachWorkspace, type Job } from "./job";

export const looseFiles: Job = {
  name: "delete-loose-files",
  cron: "43 3 * * *",
  run: async (tools) => ({
    deleted: await inEachWorkspace(tools, "loose files", (ctx) => deleteLooseFiles(ctx, tools.storage)),
  }),
};
