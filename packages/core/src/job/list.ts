import type { JobPage, ListJobs } from "@desk/contracts/job";
import { runStatement, Values } from "@desk/db/statement";
import type { Ctx } from "../context";
import { readCursor, writeCursor } from "../customer/cursor";
import { authorizeJobs, ownJobs, visibleJobs } from "./policy";
import { presentJob, type ShownJob, shownJobColumns, shownJobJoins } from "./present";

/** Jobs, the newest first. */
export async function listJobs(ctx: Ctx, { of, isActive, cursor, limit }: ListJobs): Promise<JobPage> {
  authorizeJobs(ctx.actor);
  const values = new Values();
  const conditions = [`j.workspace_id = ${values.add(ctx.workspaceId)}`];
  conditions.push(of === "me" ? ownJobs(ctx.actor, values) : visibleJobs(ctx.actor, values));
  if (isActive === true) conditions.push("j.state in ('queued', 'running')");
  if (isActive === false) conditions.push("j.state not in ('queued', 'running')");
  const after = readCursor(cursor);
  if (after !== null)
    conditions.push(`(j.created_at, j.id) < (${values.add(after.at)}::timestamptz, ${values.add(after.id)}::uuid)`);
  const rows = await runStatement<ShownJob>(
    ctx.db,
    `select ${shownJobColumns} from jobs j ${shownJobJoins} where ${conditions.join(" and ")}
      order by j.created_at desc, j.id desc limit ${values.add(limit + 1)}::int`,
    values.list,
  );
  const data = rows.slice(0, limit).map((job) => presentJob(ctx, job));
  const last = data.at(-1);
  const hasMore = rows.length > limit;
  return { data, nextCursor: hasMore && last ? writeCursor(last.createdAt, last.id) : null, hasMore };
}
