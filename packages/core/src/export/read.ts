import type { ExportPage, ExportRef, ExportView, ListExports } from "@desk/contracts/export";
import { exportKeptDays } from "@desk/contracts/export-words";
import { runStatement, Values } from "@desk/db/statement";
import { authorizeInside } from "../access";
import type { Ctx } from "../context";
import { readCursor, writeCursor } from "../customer/cursor";
import { notFound } from "../error";
import { type Job, jobColumns } from "../job/job";
import { ownJobs } from "../job/policy";
import { isoOf } from "../ticket/time";

const dayMs = 24 * 60 * 60 * 1_000;

/** Until when its file is there; null while it is being made, or when there is none. */
export function exportEnds({ state, fileKey, finishedAt }: Job): Date | null {
  if (state !== "done" || fileKey === null || finishedAt === null) return null;
  return new Date(new Date(isoOf(finishedAt)).getTime() + exportKeptDays * dayMs);
}

function presentExport(ctx: Ctx, job: Job): ExportView {
  const ends = exportEnds(job);
  const isThere = ends !== null && ends > ctx.now();
  return {
    id: job.id,
    title: job.title,
    state: job.state,
    rows: job.done,
    error: job.error,
    fileName: job.fileName,
    url: isThere ? `/files/exports/${job.id}` : null,
    expiresAt: ends?.toISOString() ?? null,
    createdAt: isoOf(job.createdAt),
  };
}

/** An export of mine; another's does not exist, whoever asks: it was made with the other's rights. */
export async function findExport(ctx: Ctx, { exportId }: ExportRef): Promise<Job> {
  authorizeInside(ctx.actor, "ticket.read");
  const values = new Values();
  const [job] = await runStatement<Job>(
    ctx.db,
    `select ${jobColumns} from jobs j where j.workspace_id = ${values.add(ctx.workspaceId)}
      and j.id = ${values.add(exportId)} and j.kind = 'export' and ${ownJobs(ctx.actor, values)}`,
    values.list,
  );
  if (job === undefined) throw notFound("This export");
  return job;
}

export const readExport = async (ctx: Ctx, ref: ExportRef): Promise<ExportView> =>
  presentExport(ctx, await findExport(ctx, ref));

/** My exports, the newest first. */
export async function listExports(ctx: Ctx, { cursor, limit }: ListExports): Promise<ExportPage> {
  authorizeInside(ctx.actor, "ticket.read");
  const values = new Values();
  const conditions = [`j.workspace_id = ${values.add(ctx.workspaceId)}`, "j.kind = 'export'"];
  conditions.push(ownJobs(ctx.actor, values));
  const after = readCursor(cursor);
  if (after !== null)
    conditions.push(`(j.created_at, j.id) < (${values.add(after.at)}::timestamptz, ${values.add(after.id)}::uuid)`);
  const rows = await runStatement<Job>(
    ctx.db,
    `select ${jobColumns} from jobs j where ${conditions.join(" and ")}
      order by j.created_at desc, j.id desc limit ${values.add(limit + 1)}::int`,
    values.list,
  );
  const data = rows.slice(0, limit).map((job) => presentExport(ctx, job));
  const last = data.at(-1);
  const hasMore = rows.length > limit;
  return { data, nextCursor: hasMore && last ? writeCursor(last.createdAt, last.id) : null, hasMore };
}
