import { invalid } from "../error";

export type Position = { at: string; id: string };

const shape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;

/** Where the next page begins: after the row with this time and id. Opaque to the caller. */
export const writeCursor = (createdAt: string, id: string): string =>
  Buffer.from(`${createdAt}|${id}`).toString("base64url");

export function readCursor(cursor: string | undefined): Position | null {
  if (cursor === undefined) return null;
  const [, at, id] = shape.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (at === undefined || id === undefined || Number.isNaN(Date.parse(at)))
    throw invalid("cursor", "This cursor is not one of ours. Start again from the first page.");
  return { at, id };
}
