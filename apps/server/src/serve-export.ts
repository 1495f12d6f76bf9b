import { pipeline } from "node:stream/promises";
import { exportHeaders, openExport } from "@desk/core/export";
import type { Storage } from "@desk/core/file";
import type { Visit } from "./door";
import type { Caller } from "./identify";

const shape = /^\/files\/exports\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;

export const exportIdIn = (path: string): string | undefined => shape.exec(path)?.[1];

/** A finished export, for whoever asked for it and nobody else. */
export async function serveExport(visit: Visit, caller: Caller, storage: Storage, exportId: string): Promise<void> {
  const { req, res, headers } = visit;
  const { fileName, bytes } = await openExport(caller, storage, { exportId });
  for (const [name, value] of Object.entries({ ...headers, ...exportHeaders(fileName) })) res.setHeader(name, value);
  if (req.method === "HEAD") {
    bytes.destroy();
    res.end();
    return;
  }
  // A reader who leaves early is no fault of ours.
  await pipeline(bytes, res).catch(() => res.destroy());
}
