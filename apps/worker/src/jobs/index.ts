import { closeSolved } from "./close-solved";
import { expiredExports } from "./delete-expired-exports";
import { looseFiles } from "./delete-loose-files";
import { expired } from "./forget-expired";
import type { Job } from "./job";
import { purgeDeleted } from "./purge-deleted";
import { purgeSuspended } from "./purge-suspended";
import { rebuiltSearch } from "./rebuild-search";

export const jobs: readonly Job[] = [
  closeSolved,
  purgeDeleted,
  purgeSuspended,
  looseFiles,
  expiredExports,
  expired,
  rebuiltSearch,
];
