import { expect, test } from "vitest";
import { type Chain, cursorOf, isWhole, lastUpTo, layOut, learn, pageOf, startOfList } from "./chain";

type Row = { id: number; group: string | null };
const size = 50;
const groupOf = (row: Row) => row.group;

/** A server whose cursor is the last row it gave. */
function pageAfter(rows: readonly Row[], cursor: string | null) {
  const from = cursor === null ? 0 : lastUpTo(rows, ({ id }) => id, Number(cursor)) + 1;
  const data = rows.slice(from, from + size);
  const last = data.at(-1);
  const hasMore = last !== undefined && last !== rows.at(-1);
  return { data, nextCursor: hasMore ? String(last.id) : null };
}

const rowsOf = (count: number, groupAt: (id: number) => string | null = () => null): Row[] =>
  Array.from({ length: count }, (_, at) => ({ id: at * 10, group: groupAt(at) }));

function load(chain: Chain, rows: readonly Row[], index: number) {
  const page = pageAfter(rows, cursorOf(chain, index) ?? null);
  return { page, chain: learn(chain, index, page, groupOf) };
}

function loadAll(rows: readonly Row[]): Chain {
  let chain = startOfList;
  while (!isWhole(chain)) chain = load(chain, rows, chain.pages.length).chain;
  return chain;
}

test("UI-07: a list of 100 000 rows is known by its cursors, and any page seen before is asked for directly", () => {
  const rows = rowsOf(100_000);
  const chain = loadAll(rows);
  const layout = layOut(chain);
  expect(layout.rowCount).toBe(100_000);
  const page = pageOf(layout, 61_234);
  expect(layout.starts[page]).toBe(61_200);
  expect(pageAfter(rows, cursorOf(chain, page) ?? null).data[34]?.id).toBe(612_340);
});

test("a page loaded again without changes leaves the chain as it is", () => {
  const rows = rowsOf(170);
  const chain = loadAll(rows);
  expect(load(chain, rows, 1).chain).toBe(chain);
});

test("a row that was changed in place keeps its group until the list is loaded again", () => {
  const rows = rowsOf(60, (at) => (at < 10 ? "urgent" : "low"));
  const chain = loadAll(rows);
  const page = pageAfter(rows, null);
  const changed = { ...page, data: page.data.map((row, at) => (at === 3 ? { ...row, group: "low" } : row)) };
  expect(learn(chain, 0, changed, groupOf)).toBe(chain);
});

test("rows that came meanwhile shift the following pages: none is shown twice, none is left out", () => {
  const rows = rowsOf(220);
  let chain = loadAll(rows);
  const later = rows.toSpliced(20, 0, { id: 195, group: null }, { id: 196, group: null });
  const seen: number[] = [];
  for (let index = 0; index < 5; index += 1) {
    const loaded = load(chain, later, index);
    chain = loaded.chain;
    seen.push(...loaded.page.data.map(({ id }) => id));
  }
  expect(seen).toEqual(later.map(({ id }) => id));
});

test("a list that became shorter ends where its last page ends", () => {
  const chain = loadAll(rowsOf(220));
  const shorter = load(chain, rowsOf(60), 1).chain;
  expect(isWhole(shorter)).toBe(true);
  expect(layOut(shorter).rowCount).toBe(60);
});

test("a group that runs over the edge of a page has one head", () => {
  const chain = loadAll(rowsOf(130, (at) => (at < 70 ? "urgent" : at < 100 ? "high" : "low")));
  expect(layOut(chain).heads).toEqual([
    { row: 0, key: "urgent" },
    { row: 70, key: "high" },
    { row: 100, key: "low" },
  ]);
});
