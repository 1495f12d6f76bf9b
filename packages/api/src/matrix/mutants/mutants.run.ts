import { usingDatabase } from "@desk/core/testing/database";
import { expect, test } from "vitest";
import { aStage, type Cell, cellsOf, nameOf, type Stage, tryCell } from "../cell";
import { rules } from "../rules";
import { equivalents, outOfReach } from "./equivalents";

const pg = usingDatabase({ max: 2 });

/** Every check there is, listed by the files that make them. */
const { __checks: checks = new Set<string>() } = globalThis as { __checks?: Set<string> };
/** Filled by the switches that the configuration puts at every check. */
const passed = new Set<string>();
let missing: string | null = null;
Object.assign(globalThis, {
  __without: (id: string) => {
    passed.add(id);
    return id === missing;
  },
});

/** Which cells pass which check. A cell that fails with every check in place proves nothing and is left out. */
async function cellsBySite(stage: Stage): Promise<Map<string, Cell[]>> {
  const bySite = new Map<string, Cell[]>();
  for (const cell of cellsOf(rules)) {
    passed.clear();
    if ((await tryCell(stage, cell)).length > 0) continue;
    for (const id of passed) bySite.set(id, [...(bySite.get(id) ?? []), cell]);
  }
  return bySite;
}

async function isCaught(stage: Stage, id: string, cells: readonly Cell[]): Promise<string | null> {
  missing = id;
  try {
    // Refused cells are the ones that notice first.
    for (const cell of cells.toSorted(
      (a, b) => Number(a.expectation === "allowed") - Number(b.expectation === "allowed"),
    ))
      if (await isWrong(stage, cell)) return nameOf(cell);
    return null;
  } finally {
    missing = null;
  }
}

/** A cell that cannot even be tried, such as one whose statement ends its connection, fails the matrix too. */
const isWrong = async (stage: Stage, cell: Cell): Promise<boolean> =>
  (await tryCell(stage, cell).catch((error: unknown) => [String(error)])).length > 0;

test("R8, R9: with any one check removed, the matrix fails", async () => {
  const stage = await aStage(pg.db);
  const sites = await cellsBySite(stage);
  const survivors: string[] = [];
  let caught = 0;
  for (const [id, cells] of [...sites].toSorted(([a], [b]) => a.localeCompare(b))) {
    const by = await isCaught(stage, id, cells);
    if (by === null) survivors.push(id);
    else caught += 1;
  }
  process.stdout.write(`mutants: ${sites.size}, caught: ${caught}, equivalent: ${survivors.length}\n`);
  expect([...new Set(survivors.map(withoutLine))].toSorted()).toEqual(equivalents.map(({ site }) => site).toSorted());
  const missed = [...checks].filter((id) => !sites.has(id)).map(withoutLine);
  expect([...new Set(missed)].toSorted(), "checks no cell passes").toEqual(
    outOfReach.map(({ site }) => site).toSorted(),
  );
});

/** Lines move; the file and the name of the check say which one is meant. */
const withoutLine = (id: string): string => id.replace(/:\d+/u, "");
