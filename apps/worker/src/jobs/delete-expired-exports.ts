import { deleteExpiredExports } from "@desk/core/export";
import { inEachWorkspace, type Job } from "./job";

export const expiredExports: Job = {
  name: "delete-expired-exports",
  cron: "13 3 * * *",
  run: async (tools) => ({
    deleted: await inEachWorkspace(tools, "exports", (ctx) => deleteExpiredExports(ctx, tools.storage)),
  }),
};
