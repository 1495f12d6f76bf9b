import { forgetExpired } from "@desk/core/job";
import type { Job } from "./job";

export const expired: Job = {
  name: "forget-expired",
  cron: "37 * * * *",
  run: ({ db, now }) => forgetExpired(db, now()),
};
