import { rebuildSearch } from "@desk/core/search";
import { inEachWorkspace, type Job } from "./job";

export const rebuiltSearch: Job = {
  name: "rebuild-search",
  cron: "* * * * *",
  run: async (tools) => ({ rebuilt: await inEachWorkspace(tools, "search", rebuildSearch) }),
};
