import path from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { build } from "esbuild";

// How long a key takes to show in each editor, below a thread of 300 messages, on a page slowed down four times.
// Usage: PLAYWRIGHT_CHROMIUM=/usr/bin/chromium node scripts/editor-bench.mjs
const names = ["plain", "tiptap", "lexical"];
const words = "The driver found your phone on the back seat and brings it to the airport after lunch. ".repeat(4);
const slowdown = 4;

async function bundle(name) {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, "editor", `${name}.js`)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0].text;
}

const html = (script) => `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; display: flex; flex-direction: column; height: 100vh; font: 14px/22px sans-serif }
  #thread { flex: 1; overflow: auto } article { padding: 12px 16px; border-bottom: 1px solid #ddd }
  header { display: flex; gap: 8px } #field { min-height: 72px; padding: 8px 16px } textarea { width: 100% }
</style><div id="thread"></div><div id="field"></div><script type="module">${script.replaceAll("</script", "<\\/script")}</script>`;

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const rounded = (value) => Math.round(value * 10) / 10;

async function measure(browser, name) {
  const script = await bundle(name);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.setContent(html(script));
  await page.evaluate(() => {
    window.waits = [];
    addEventListener(
      "keydown",
      () => {
        const start = performance.now();
        requestAnimationFrame(() => setTimeout(() => window.waits.push(performance.now() - start)));
      },
      true,
    );
    window.focusEditor();
  });
  const client = await page.context().newCDPSession(page);
  // Processor time of the page, so that other work on the machine does not count.
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  await client.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const cpu = async () => {
    const { metrics } = await client.send("Performance.getMetrics");
    return metrics.find((metric) => metric.name === "TaskDuration").value;
  };
  await page.keyboard.type(words.slice(0, 40), { delay: 30 });
  await page.evaluate(() => window.waits.splice(0));
  const before = await cpu();
  await page.keyboard.type(words, { delay: 30 });
  const spentMs = ((await cpu()) - before) * 1000;
  const waits = (await page.evaluate(() => window.waits)).sort((a, b) => a - b);
  await page.close();
  return {
    editor: name,
    gzipKb: rounded(gzipSync(script).length / 1024),
    p50Ms: rounded(quantile(waits, 0.5)),
    p95Ms: rounded(quantile(waits, 0.95)),
    maxMs: rounded(waits.at(-1)),
    cpuPerKeyMs: rounded(spentMs / words.length),
  };
}

const browser = await chromium.launch({
  executablePath: process.env.PLAYWRIGHT_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
const rows = [];
for (const name of [...names, ...names, ...names]) rows.push(await measure(browser, name));
await browser.close();
console.table(rows);
