import type { JobKind, JobState } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import type { Storage } from "../file";

/** A job as those who work on it see it. Times are PostgreSQL's text. */
export type Job = {
  id: string;
  kind: JobKind;
  state: JobState;
  userId: string | null;
  apiKeyId: string | null;
  title: string;
  input: Record<string, unknown>;
  /** Null until everything it concerns has been listed. */
  total: number | null;
  done: number;
  failed: number;
  skipped: number;
  cursor: string | null;
  undoOfId: string | null;
  undoneById: string | null;
  fileKey: string | null;
  fileName: string | null;
  error: string | null;
  attempts: number;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
};

export const jobColumns = `j.id, j.kind, j.state, j.user_id as "userId", j.api_key_id as "apiKeyId", j.title, j.input,
  j.total, j.done, j.failed, j.skipped, j.cursor, j.undo_of_id as "undoOfId", j.undone_by_id as "undoneById",
  j.file_key as "fileKey", j.file_name as "fileName", j.error, j.attempts, j.created_at as "createdAt",
  j.started_at as "startedAt", j.finished_at as "finishedAt"`;

export type JobTools = {
  storage: Storage;
  /**
   * For a step that takes long: keeps the job for another while. False once it was cancelled, lost to another
   * worker, or this process is to stop; then the step ends as soon as it can.
   */
  goesOn: () => Promise<boolean>;
};

/**
 * How a kind of job is worked on: in bounded steps, each in transactions of its own, each with the rights that the
 * asker has at that moment. A step that is interrupted, or done by two at once, changes nothing twice.
 */
export type JobWork = { step: (ctx: Ctx, job: Job, tools: JobTools) => Promise<"more" | "done"> };
export type JobWorks = Partial<Record<JobKind, JobWork>>;

export async function lockJob(ctx: Ctx, jobId: string): Promise<Job | undefined> {
  const [job] = await runStatement<Job>(
    ctx.db,
    `select ${jobColumns} from jobs j where j.workspace_id = $1 and j.id = $2 for no key update of j`,
    [ctx.workspaceId, jobId],
  );
  return job;
}
