import type { JobRef, JobView } from "@desk/contracts/job";
import { runStatement, Values } from "@desk/db/statement";
import type { Ctx } from "../context";
import { notFound } from "../error";
import { authorizeJobs, visibleJobs } from "./policy";
import { presentJob, type ShownJob, shownJobColumns, shownJobJoins } from "./present";

/** How a job stands. */
export async function readJob(ctx: Ctx, { jobId }: JobRef): Promise<JobView> {
  return presentJob(ctx, await findJob(ctx, jobId));
}

/** One of mine, or anybody's for those who manage the workspace; others' do not exist. */
export async function findJob(ctx: Ctx, jobId: string): Promise<ShownJob> {
  authorizeJobs(ctx.actor);
  const values = new Values();
  const [job] = await runStatement<ShownJob>(
    ctx.db,
    `select ${shownJobColumns} from jobs j ${shownJobJoins}
      where j.workspace_id = ${values.add(ctx.workspaceId)} and j.id = ${values.add(jobId)}
        and ${visibleJobs(ctx.actor, values)}`,
    values.list,
  );
  if (job === undefined) throw notFound("The job");
  return job;
}
