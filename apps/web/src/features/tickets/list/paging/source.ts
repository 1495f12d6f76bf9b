import type { ListTicketsInput } from "@desk/contracts/ticket";

/** Where the pages of a list come from: one list, or one after the other of its parts. */
export type Source = {
  /** What to ask for, by the cursor of the chain. */
  requestOf: (cursor: string | null) => ListTicketsInput;
  /** The chain's cursor of the page that follows. */
  nextOf: (cursor: string | null, nextCursor: string | null) => string | null;
  /** The part a page belongs to; null where the rows themselves tell. */
  partOf: (cursor: string | null) => string | null;
};

const asked = (input: ListTicketsInput, cursor: string | null): ListTicketsInput =>
  cursor === null ? input : { ...input, cursor };

export const oneList = (input: ListTicketsInput): Source => ({
  requestOf: (cursor) => asked(input, cursor),
  nextOf: (_cursor, nextCursor) => nextCursor,
  partOf: () => null,
});

export type Part = { key: string; input: ListTicketsInput };

/** A cursor of parts is the place of the part, a point, and the cursor within it. */
function read(cursor: string | null): { at: number; own: string | null } {
  if (cursor === null) return { at: 0, own: null };
  const point = cursor.indexOf(".");
  return { at: Number(cursor.slice(0, point)), own: cursor.slice(point + 1) || null };
}

/** The parts of a grouped list, each paged by its own cursor: the order inside a group is the order of the list. */
export function partsInTurn(parts: readonly [Part, ...Part[]]): Source {
  const partAt = (cursor: string | null) => parts[read(cursor).at] ?? parts[0];
  return {
    requestOf: (cursor) => asked(partAt(cursor).input, read(cursor).own),
    nextOf(cursor, nextCursor) {
      const { at } = read(cursor);
      if (nextCursor !== null) return `${at}.${nextCursor}`;
      return at + 1 < parts.length ? `${at + 1}.` : null;
    },
    partOf: (cursor) => partAt(cursor).key,
  };
}
