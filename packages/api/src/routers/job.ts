import { type BulkStarted, CountMatching, type MatchingCount, StartBulk } from "@desk/contracts/bulk";
import {
  JobErrors,
  type JobErrorsPart,
  type JobItemPage,
  type JobPage,
  JobRef,
  type JobView,
  ListJobItems,
  ListJobs,
} from "@desk/contracts/job";
import { countMatching, startBulk, undoJob } from "@desk/core/bulk";
import { cancelJob, listJobItems, listJobs, readJob, readJobErrors } from "@desk/core/job";
import { procedure, router } from "../trpc";

/** Work in the background that somebody asked for. */
export const jobRouter = router({
  list: procedure.input(ListJobs).query(({ ctx, input }): Promise<JobPage> => listJobs(ctx, input)),
  byId: procedure.input(JobRef).query(({ ctx, input }): Promise<JobView> => readJob(ctx, input)),
  items: procedure.input(ListJobItems).query(({ ctx, input }): Promise<JobItemPage> => listJobItems(ctx, input)),
  errors: procedure.input(JobErrors).query(({ ctx, input }): Promise<JobErrorsPart> => readJobErrors(ctx, input)),
  count: procedure.input(CountMatching).query(({ ctx, input }): Promise<MatchingCount> => countMatching(ctx, input)),
  startBulk: procedure.input(StartBulk).mutation(({ ctx, input }): Promise<BulkStarted> => startBulk(ctx, input)),
  undo: procedure.input(JobRef).mutation(({ ctx, input }): Promise<BulkStarted> => undoJob(ctx, input)),
  cancel: procedure.input(JobRef).mutation(({ ctx, input }): Promise<JobView> => cancelJob(ctx, input)),
});
