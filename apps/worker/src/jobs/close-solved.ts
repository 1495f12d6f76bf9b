import { closeSolvedTickets } from "@desk/core/job";
import { inEachWorkspace, type Job } from "./job";

export const closeSolved: Job = {
  name: "close-solved-tickets",
  cron: "7 * * * *",
  run: async (tools) => ({ closed: await inEachWorkspace(tools, "closer", closeSolvedTickets) }),
};
