import { purgeSuspendedMails } from "@desk/core/mail/log";
import { inEachWorkspace, type Job } from "./job";

export const purgeSuspended: Job = {
  name: "purge-suspended-mails",
  cron: "41 2 * * *",
  run: async (tools) => ({ purged: await inEachWorkspace(tools, "mail", purgeSuspendedMails) }),
};
