import { type Layout, lastUpTo } from "./chain";

/** Heights in px. Rows and heads have one height each, so places are computed, not measured. */
export type Geometry = { layout: Layout; rowCount: number; rowHeight: number; headHeight: number };

/** The most rows that are drawn at once, however tall the window is: what is in sight comes first. */
const drawnMax = 58;
const spare = 10;
const step = 4;

const headsUpTo = (layout: Layout, row: number): number => lastUpTo(layout.heads, (head) => head.row, row) + 1;

/** Where a row begins; the head of its group stands above it. */
export function topOf({ layout, rowHeight, headHeight }: Geometry, row: number): number {
  return row * rowHeight + headsUpTo(layout, row) * headHeight;
}

/** Where a group's head begins. */
export const headTopOf = (geometry: Geometry, row: number): number => topOf(geometry, row) - geometry.headHeight;

export const heightOf = (geometry: Geometry): number =>
  geometry.rowCount * geometry.rowHeight + geometry.layout.heads.length * geometry.headHeight;

/** The row that stands at this height, or the next one where a head stands. */
export function rowAt(geometry: Geometry, y: number): number {
  let low = 0;
  let high = Math.max(0, geometry.rowCount - 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (topOf(geometry, middle) + geometry.rowHeight > y) high = middle;
    else low = middle + 1;
  }
  return low;
}

export type RowRange = { first: number; last: number };

/** Rows to draw: those in sight and some more on each side, in steps of a few so that not every pixel redraws. */
export function rangeAt(geometry: Geometry, top: number, height: number): RowRange {
  const from = rowAt(geometry, top);
  const to = rowAt(geometry, Math.max(top, top + height - 1));
  const more = Math.max(0, Math.min(spare, Math.floor((drawnMax - (to - from + 1)) / 2) - (step - 1)));
  if (more === 0) return { first: from, last: to };
  return {
    first: Math.max(0, Math.floor((from - more) / step) * step),
    last: Math.min(geometry.rowCount - 1, Math.ceil((to + more) / step) * step),
  };
}

/** The group at the top edge, whose head stays there; null where its own head is still in sight. */
export function pinnedGroup(geometry: Geometry, top: number): { row: number; key: string } | null {
  const { heads } = geometry.layout;
  const at = lastUpTo(heads, ({ row }) => headTopOf(geometry, row), top - 1);
  return heads[at] ?? null;
}

/** How far to scroll so that a row is in sight below the pinned head; null when it is already. */
export function scrollToShow(geometry: Geometry, row: number, top: number, height: number): number | null {
  const start = topOf(geometry, row);
  const cover = geometry.layout.heads.length > 0 ? geometry.headHeight : 0;
  if (start - cover < top) return Math.max(0, start - cover);
  if (start + geometry.rowHeight > top + height) return start + geometry.rowHeight - height;
  return null;
}
