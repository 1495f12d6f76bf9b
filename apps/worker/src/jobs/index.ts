import { closeSolved } from "./close-solved";
import { looseFiles } from "./delete-loose-files";
import { expired } from "./forget-expired";
import type { Job } from "./job";
import { purgeDeleted } from "./purge-deleted";
import { purgeSuspended } from "./purge-suspended";

export const jobs: readonly Job[] = [closeSolved, purgeDeleted, purgeSuspended, looseFiles, expired];
