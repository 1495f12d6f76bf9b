/** A group begins at this row of its page. */
type GroupStart = { at: number; key: string };

/** Where a page begins and what stood in it; kept when its rows are let go, so that places and heights stay true. */
type KnownPage = {
  cursor: string | null;
  size: number;
  /** Its first and last row: while they are the same, rows may have been changed in place, and nothing moves. */
  edges: string;
  groups: readonly GroupStart[];
  lastGroup: string | null;
};

/** The pages of a list that were seen so far, in order, and where the next one begins. */
export type Chain = { pages: readonly KnownPage[]; next: string | null };

export const startOfList: Chain = { pages: [], next: null };

type Page<Row> = { data: readonly Row[]; nextCursor: string | null };

export const isWhole = (chain: Chain): boolean => chain.pages.length > 0 && chain.next === null;

/** The cursor a page is asked for with; undefined where it is not known yet. */
export function cursorOf(chain: Chain, page: number): string | null | undefined {
  if (page < chain.pages.length) return chain.pages[page]?.cursor;
  return page === chain.pages.length && !isWhole(chain) ? chain.next : undefined;
}

/**
 * Takes in a page that was loaded. When it ends elsewhere than before, because rows came or went meanwhile, the next
 * page begins there too: it is asked for anew, and no ticket is shown twice or left out.
 */
export function learn<Row extends { id: string | number }>(
  chain: Chain,
  index: number,
  page: Page<Row>,
  groupOf: (row: Row) => string | null,
): Chain {
  const cursor = cursorOf(chain, index);
  if (cursor === undefined) return chain;
  const before = chain.pages[index];
  const after = chain.pages[index + 1];
  const isLast = index >= chain.pages.length - 1;
  const follows = isLast ? chain.next : after?.cursor;
  const edges = `${page.data[0]?.id} ${page.data.at(-1)?.id}`;
  const isSame = before?.size === page.data.length && before.edges === edges && follows === page.nextCursor;
  if (isSame) return chain;

  const groups: GroupStart[] = [];
  let lastGroup: string | null = null;
  page.data.forEach((row, at) => {
    const key = groupOf(row);
    if (key !== null && key !== lastGroup) groups.push({ at, key });
    lastGroup = key;
  });
  const known: KnownPage = { cursor, size: page.data.length, edges, groups, lastGroup };
  const pages = [...chain.pages];
  pages[index] = known;
  if (page.nextCursor === null) return { pages: pages.slice(0, index + 1), next: null };
  if (isLast) return { pages, next: page.nextCursor };
  if (after) pages[index + 1] = { ...after, cursor: page.nextCursor };
  return { pages, next: chain.next };
}

/** The first row of each page, the number of rows known at the end, and the rows before which a group begins. */
export type Layout = { starts: readonly number[]; rowCount: number; heads: readonly { row: number; key: string }[] };

export function layOut(chain: Chain): Layout {
  const starts: number[] = [];
  const heads: { row: number; key: string }[] = [];
  let rowCount = 0;
  let group: string | null = null;
  for (const page of chain.pages) {
    starts.push(rowCount);
    for (const { at, key } of page.groups) if (at > 0 || key !== group) heads.push({ row: rowCount + at, key });
    rowCount += page.size;
    if (page.size > 0) group = page.lastGroup;
  }
  return { starts, rowCount, heads };
}

/** The last entry that is not above the value, in ascending entries; -1 before the first. */
export function lastUpTo<T>(entries: readonly T[], placeOf: (entry: T) => number, value: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(entries[middle] as T) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The page a row stands in; rows after the known ones stand in the page that comes next. */
export function pageOf(layout: Layout, row: number): number {
  if (row >= layout.rowCount) return layout.starts.length;
  return Math.max(
    0,
    lastUpTo(layout.starts, (start) => start, row),
  );
}
