/// <reference lib="dom" />
import { existsSync } from "node:fs";
import type { BrowserContext, Page } from "@playwright/test";
import { type Log, median } from "../measure";
import { type Instance, startInstance } from "../server";
import type { Side } from "../sides";
import { inpOf, quantile } from "../statistics";

export type BrowserFigures = {
  tickets: number;
  /** Median of some visits, each with an empty cache. */
  firstRowsMs: number;
  visits: number[];
  triaged: number;
  interactions: number;
  inpMs: number;
  longestMs: number;
  p50Ms: number;
  targets: { firstRowsMs: number; inpMs: number };
};

const visitsCount = 7;
const triagedCount = 50;
const view = "/views/all-open";

/** Opens the workspace with nothing cached, then goes through fifty tickets by keyboard. */
export async function measureBrowser({ data, tickets }: Side, log: Log): Promise<BrowserFigures> {
  const { chromium } = await import("@playwright/test");
  const installed = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  const instance = await startInstance({ databaseUrl: data.url, beside: ["pages"] });
  const browser = await chromium.launch({
    ...(existsSync(installed) ? { executablePath: installed } : {}),
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  const open = async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await signIn(context, instance, data.sessionToken);
    const page = await context.newPage();
    await page.addInitScript(watchPage);
    return { context, page };
  };
  try {
    const visits: number[] = [];
    for (let visit = 0; visit <= visitsCount; visit++) {
      const { context, page } = await open();
      const ms = await firstRows(page, instance);
      await context.close();
      // The first visit warms the server up, as the day's first visitor does for everybody.
      if (visit > 0) visits.push(Math.round(ms));
      log(`browser: first rows after ${Math.round(ms)} ms`);
    }
    const { context, page } = await open();
    await firstRows(page, instance);
    await triage(page);
    const durations = await page.evaluate(() => [...window.deskInteractions.values()]);
    await context.close();
    log(`browser: ${durations.length} interactions, longest ${Math.max(...durations)} ms`);
    return {
      tickets,
      firstRowsMs: median(visits),
      visits,
      triaged: triagedCount,
      interactions: durations.length,
      inpMs: inpOf(durations),
      longestMs: Math.max(...durations),
      p50Ms: quantile(durations, 0.5),
      targets: { firstRowsMs: 1_500, inpMs: 100 },
    };
  } finally {
    await browser.close();
    await instance.stop();
  }
}

declare global {
  interface Window {
    /** When the first rows had been painted, since the navigation began. */
    deskFirstRowsAt?: number;
    /** The longest event of every interaction so far. */
    deskInteractions: Map<number, number>;
  }
}

/** Runs in the page before any of its own scripts. */
function watchPage(): void {
  window.deskInteractions = new Map();
  const seen = new MutationObserver(() => {
    if (document.querySelector("[role=row][data-number]") === null) return;
    seen.disconnect();
    // Two frames later the rows have been painted.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        window.deskFirstRowsAt = performance.now();
      }),
    );
  });
  seen.observe(document, { childList: true, subtree: true });
  const events = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[]) {
      const id = entry.interactionId ?? 0;
      if (id === 0) continue;
      window.deskInteractions.set(id, Math.max(window.deskInteractions.get(id) ?? 0, entry.duration));
    }
  });
  events.observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}

const signIn = (context: BrowserContext, { port }: Instance, value: string) =>
  context.addCookies([
    { name: "halen_session", value, url: `http://127.0.0.1:${port}`, httpOnly: true, sameSite: "Lax" },
  ]);

async function firstRows(page: Page, { port }: Instance): Promise<number> {
  await page.goto(`http://127.0.0.1:${port}${view}`);
  const handle = await page.waitForFunction(() => window.deskFirstRowsAt);
  return Number(await handle.jsonValue());
}

/** Next ticket, read it, sometimes take it, raise it or solve it: with the pauses of somebody quick. */
async function triage(page: Page): Promise<void> {
  const press = async (key: string) => {
    await page.keyboard.press(key);
    await page.waitForTimeout(120);
  };
  await press("j");
  await press("Enter");
  await page.getByRole("region", { name: "Messages" }).waitFor();
  for (let ticket = 0; ticket < triagedCount; ticket++) {
    if (ticket % 3 === 0) await press("i");
    if (ticket % 5 === 0) {
      await press("p");
      await page.getByRole("combobox", { name: "Set priority" }).waitFor();
      await page.keyboard.type("High", { delay: 40 });
      await press("Enter");
    }
    if (ticket % 4 === 0) await press("e");
    await press("j");
    await page.waitForTimeout(200);
  }
  // Durations arrive with the frame after the event.
  await page.waitForTimeout(500);
}
