import { ExportInput } from "@desk/contracts/export";
import type { Db } from "@desk/db/client";
import { runStatement } from "@desk/db/statement";
import { type Ctx, inTransaction } from "../context";
import { recordEvent } from "../event";
import { newStorageKey } from "../file/key";
import type { Bytes } from "../file/storage";
import { csvLine } from "../import/csv-text";
import type { Job, JobTools, JobWork } from "../job/job";
import { listTickets } from "../ticket/list";
import { cellsOf, titlesOf } from "./columns";
import { fileNameOf } from "./file-name";
import { safeText } from "./safe-text";

const pageSize = 100;
/** How often the job says that it lives and how far it is. */
const tellEveryMs = 1_000;
const bom = "\u{FEFF}";

class Stopped extends Error {}

/**
 * Writes the whole list in one step: one snapshot of the database, read page by page and passed straight on to where
 * files live, so that the file is what the list was at one moment and memory holds a page of it. A step that was cut
 * short leaves no file and begins anew.
 */
export const exportWork: JobWork = {
  async step(ctx, job, tools) {
    if (job.fileKey !== null) await tools.storage.delete(job.fileKey);
    const key = newStorageKey();
    await keepKey(ctx, job, key);
    const progress = { rows: 0 };
    try {
      await inSnapshot(ctx, (snapshot) => tools.storage.put(key, csvOf(ctx, snapshot, job, tools, progress)));
    } catch (error) {
      if (error instanceof Stopped) return "more";
      throw error;
    }
    await finish(ctx, job, progress.rows);
    return "done";
  },
};

/** Before the first byte, so that whatever happens to the bytes, the row tells what to remove. */
async function keepKey(ctx: Ctx, job: Job, key: string): Promise<void> {
  await runStatement(
    ctx.db,
    "update jobs j set file_key = $3, file_name = $4, done = 0, total = null where j.workspace_id = $1 and j.id = $2",
    [ctx.workspaceId, job.id, key, fileNameOf(job.title, ctx.now())],
  );
}

const inSnapshot = (ctx: Ctx, work: (snapshot: Ctx) => Promise<void>): Promise<void> =>
  ctx.db.transaction((tx: Db) => work({ ...ctx, db: tx, isInTransaction: true }), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });

/** The file's bytes. Rows come from the snapshot; that the job lives is said outside of it. */
async function* csvOf(
  ctx: Ctx,
  snapshot: Ctx,
  job: Job,
  tools: JobTools,
  progress: { rows: number },
): Bytes & AsyncGenerator<Uint8Array> {
  const { list, columns, hasBom } = ExportInput.parse(job.input);
  yield Buffer.from(`${hasBom ? bom : ""}${csvLine(titlesOf(columns))}`);
  let toldAt = performance.now();
  let cursor: string | undefined;
  do {
    const page = await listTickets(snapshot, { ...list, limit: pageSize, cursor });
    const lines = await cellsOf(snapshot, page.data, columns);
    yield Buffer.from(lines.map((cells) => csvLine(cells.map(safeText))).join(""));
    progress.rows += lines.length;
    cursor = page.nextCursor ?? undefined;
    if (performance.now() - toldAt < tellEveryMs) continue;
    toldAt = performance.now();
    await tell(ctx, job, progress.rows);
    if (!(await tools.goesOn())) throw new Stopped();
  } while (cursor !== undefined);
}

const tell = (ctx: Ctx, job: Job, rows: number) =>
  runStatement(ctx.db, "update jobs j set done = $3 where j.workspace_id = $1 and j.id = $2", [
    ctx.workspaceId,
    job.id,
    rows,
  ]);

const finish = (ctx: Ctx, job: Job, rows: number): Promise<void> =>
  inTransaction(ctx, async (ctx) => {
    await runStatement(ctx.db, "update jobs j set done = $3, total = $3 where j.workspace_id = $1 and j.id = $2", [
      ctx.workspaceId,
      job.id,
      rows,
    ]);
    const { list, columns } = ExportInput.parse(job.input);
    await recordEvent(ctx, "export.made", { jobId: job.id, title: job.title, list, columns, rows });
  });
