import { purgeDeletedTickets } from "@desk/core/job";
import { inEachWorkspace, type Job } from "./job";

export const purgeDeleted: Job = {
  name: "purge-deleted-tickets",
  cron: "23 2 * * *",
  run: async (tools) => ({ purged: await inEachWorkspace(tools, "purge", purgeDeletedTickets) }),
};
