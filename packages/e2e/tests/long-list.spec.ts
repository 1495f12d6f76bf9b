import { openDatabase } from "@desk/core/boot";
import { fillTickets } from "@desk/core/testing";
import type { Page } from "@playwright/test";
import { type Desk, expect, test } from "../support/desk";
import { instanceSetting } from "../support/environment";

const tickets = 5_200;
const rowsMax = 60;

type Walk = { numbers: number[]; mostRows: number; frames: number[] };

/** Scrolls from top to bottom, or back, and keeps every number that was drawn, the most rows at once and the frames. */
const walk = (page: Page, by: 1 | -1) =>
  page.evaluate(async (direction): Promise<Walk> => {
    const scroller = document.querySelector<HTMLElement>("#list [role=rowgroup]");
    if (!scroller) throw new Error("There is no list.");
    const seen = new Set<number>();
    const frames: number[] = [];
    let mostRows = 0;
    let still = 0;
    let last = performance.now();
    // Where a page is still on its way the rows are grey; a reader waits for them.
    while (still < 60) {
      await new Promise((done) => requestAnimationFrame(done));
      const now = performance.now();
      frames.push(now - last);
      last = now;
      const rows = document.querySelectorAll<HTMLElement>("#list [role=row][data-number]");
      mostRows = Math.max(mostRows, rows.length);
      for (const row of rows) seen.add(Number(row.dataset.number));
      if (document.querySelector("#list [data-pending]")) continue;
      const before = scroller.scrollTop;
      scroller.scrollTop = before + direction * 300;
      still = scroller.scrollTop === before ? still + 1 : 0;
    }
    return { numbers: [...seen], mostRows, frames };
  }, by);

/** On a connection of its own: so many tickets at once may take longer than a request of the product ever may. */
async function fill(desk: Desk): Promise<void> {
  const database = openDatabase({ url: instanceSetting("DATABASE_URL"), max: 1, statementTimeoutMs: 120_000 });
  await fillTickets({ ...desk, db: database.db }, tickets).finally(database.close);
}

function quantiles(frames: number[]): string {
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]?.toFixed(1);
  return `${frames.length} frames, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`;
}

test("UI-07: a list of 5 200 tickets scrolls to its end and back with at most 60 rows drawn, none twice, none missing", async ({
  desk,
  page,
  context,
}) => {
  test.setTimeout(420_000);
  await fill(desk);
  await desk.signIn(context, await desk.addPerson({ role: "admin" }));
  await page.goto("/views/all");
  const rows = page.locator("#list [role=row][data-number]");
  await expect(rows.first()).toBeVisible();
  await rows.nth(2).click();
  await page.keyboard.press("u");
  const kept = await page.locator("#list [role=row][tabindex='0']").getAttribute("data-number");

  const down = await walk(page, 1);
  console.log(`Down: ${quantiles(down.frames)}; at most ${down.mostRows} rows drawn.`);
  expect(down.mostRows).toBeLessThanOrEqual(rowsMax);
  expect(down.numbers).toHaveLength(tickets);
  await expect(page.locator(`#list [data-number="${kept}"]`), "the row with the tab stop stays mounted").toBeAttached();
  await expect(
    page.locator(`#list [aria-rowindex="${tickets}"], #list [aria-rowindex="${tickets + 1}"]`),
  ).toBeAttached();

  const up = await walk(page, -1);
  console.log(`Up: ${quantiles(up.frames)}; at most ${up.mostRows} rows drawn.`);
  expect(up.mostRows).toBeLessThanOrEqual(rowsMax);
  expect(up.numbers).toHaveLength(tickets);
  const places = await rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.number));
  expect(new Set(places).size).toBe(places.length);
});
