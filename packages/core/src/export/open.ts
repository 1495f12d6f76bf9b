import type { Readable } from "node:stream";
import type { ExportRef } from "@desk/contracts/export";
import type { Ctx } from "../context";
import { notFound } from "../error";
import { contentDisposition } from "../file/headers";
import type { Storage } from "../file/storage";
import { exportEnds, findExport } from "./read";

/** The file of a finished export of mine, until it expires. A link that is passed on opens nothing. */
export async function openExport(
  ctx: Ctx,
  storage: Storage,
  ref: ExportRef,
): Promise<{ fileName: string; bytes: Readable }> {
  const job = await findExport(ctx, ref);
  const ends = exportEnds(job);
  if (ends === null || ends <= ctx.now() || job.fileKey === null) throw notFound("This export");
  const bytes = await storage.get(job.fileKey);
  if (bytes === null) throw notFound("This export");
  return { fileName: job.fileName ?? "tickets.csv", bytes };
}

/** Always downloaded, never shown, never kept by a shared cache. */
export const exportHeaders = (fileName: string): Record<string, string> => ({
  "content-type": "text/csv; charset=utf-8",
  "content-disposition": contentDisposition("attachment", fileName),
  "content-security-policy": "sandbox; default-src 'none'",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "cache-control": "private, no-store",
});
