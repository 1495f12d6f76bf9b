import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

// Draws the main screens of a running instance with the demo company into docs/screens.
// Usage: ./start.sh, then pnpm --filter @desk/web screens [name …]
// BASE_URL and SCREENS_PASSWORD choose another instance; usually the password is in the instance's own notes.
const root = path.join(import.meta.dirname, "..", "..", "..");
const base = process.env.BASE_URL ?? "http://localhost:3000";
const email = "grace@nawa.example";
const password = process.env.SCREENS_PASSWORD ?? passwordOf(email);
const target = path.join(root, "docs", "screens");

function passwordOf(person) {
  const notes = path.join(process.env.HALEN_DESK_DATA ?? path.join(root, ".data"), "demo-accounts.json");
  const accounts = JSON.parse(readFileSync(notes, "utf8"));
  return accounts.find((account) => account.email === person).password;
}

const wide = { width: 1440, height: 900 };
const medium = { width: 1024, height: 768 };
const tablet = { width: 768, height: 1024 };
const phone = { width: 390, height: 844 };
const rowsShown = (page) => page.locator("#list [role=row][data-id]").first().waitFor();

async function openFirst(page) {
  await page.goto("/views/my-queue");
  await rowsShown(page);
  await page.locator("#list [role=row][data-id]").nth(1).click();
  await page.locator("#thread [data-message]").first().waitFor();
}

async function setLayout(page, layout) {
  await page.request.post("/api/trpc/me.update", {
    data: { preferences: { listLayout: layout } },
    headers: { origin: base },
  });
}

async function writeNote(page) {
  await openFirst(page);
  await page.getByRole("tab", { name: "Internal note" }).click();
  await page.locator(".composer-text").click();
  await page.keyboard.type("Checked the photos with Safety. If the plate matches, please answer as second reviewer");
  await page.getByText("Saved", { exact: true }).waitFor();
}

const everywhere = [wide, medium, tablet, phone];
const queueSizes = [wide, tablet, phone];
const cardsShown = (page) => page.locator("[data-card]").first().waitFor();
const screens = [
  { name: "1-workspace", sizes: everywhere, draw: (page, size) => (size === phone ? openList(page) : openFirst(page)) },
  { name: "2-ticket-note", sizes: [wide, phone], layout: "full", draw: writeNote },
  { name: "3-queue", sizes: [wide, phone], layout: "full", draw: selectThree },
  { name: "4-command-menu", sizes: [wide, phone], draw: openMenu },
  { name: "5-new-ticket", sizes: [wide, phone], draw: newTicket },
  { name: "6-search", sizes: everywhere, draw: (page) => visit(page, "/search?q=refund", rowsShown) },
  { name: "7-customers", sizes: everywhere, draw: (page) => visit(page, "/customers") },
  { name: "8-settings-people", sizes: everywhere, draw: (page) => visit(page, "/admin/people") },
  { name: "10-mailbox", sizes: everywhere, draw: openMailbox },
  { name: "11-mail-log", sizes: everywhere, draw: (page) => visit(page, "/admin/mail-log") },
  { name: "12-suspended-mail", sizes: everywhere, draw: previewSuspended },
  { name: "13-outgoing-mail", sizes: everywhere, draw: (page) => visit(page, "/admin/outgoing-mail") },
  { name: "14-mail-words", sizes: everywhere, draw: (page) => visit(page, "/admin/mail-templates") },
  { name: "15-mail-health", sizes: everywhere, draw: (page) => visit(page, "/admin/mail-health") },
  { name: "16-query", sizes: queueSizes, layout: "full", draw: typeQuery },
  { name: "17-query-builder", sizes: queueSizes, layout: "full", draw: buildQuery },
  { name: "18-query-problem", sizes: [wide, tablet], layout: "full", draw: mistypeQuery },
  {
    name: "19-groups",
    sizes: queueSizes,
    layout: "full",
    draw: (page) => visit(page, "/views/all-open?group=team", rowsShown),
  },
  {
    name: "20-board",
    sizes: queueSizes,
    layout: "full",
    draw: (page) => visit(page, "/views/all-open?layout=board", cardsShown),
  },
  { name: "21-compact", sizes: queueSizes, draw: (page) => visit(page, "/views/all-open?layout=compact", rowsShown) },
  { name: "22-view-editor", sizes: queueSizes, layout: "full", draw: editView },
  { name: "23-columns", sizes: [wide], layout: "full", draw: chooseColumns },
  { name: "24-query-guide", sizes: [wide], layout: "full", draw: readGuide },
  { name: "9-sign-in", sizes: everywhere, isAnonymous: true, draw: (page) => visit(page, "/sign-in") },
];

async function visit(page, href, shown) {
  await page.goto(href);
  if (shown) await shown(page);
  else await page.waitForLoadState("networkidle");
}

async function openMailbox(page) {
  await visit(page, "/admin/mailboxes");
  await page.getByRole("link", { name: "Nawa Support" }).click();
  await page.getByRole("heading", { name: "Mail comes in" }).waitFor();
}

async function previewSuspended(page) {
  await visit(page, "/admin/suspended");
  await page.getByRole("button", { name: "Bank details" }).click();
  await page.getByRole("button", { name: "Recover" }).waitFor();
}

const openList = (page) => visit(page, "/views/my-queue", rowsShown);

async function selectThree(page) {
  await visit(page, "/views/all-open?query=status:(new,+open)", rowsShown);
  const rows = page.locator("#list [role=row][data-id]");
  await rows.nth(0).focus();
  for (const key of ["x", "j", "j", "x", "j", "x"]) await page.keyboard.press(key);
}

const queryBox = (page) => page.getByRole("combobox", { name: "Filter this list" });

async function typeQuery(page, size) {
  await visit(page, "/views/all-open?query=status:(new,+open)+-label:equipment+updated>-30d", rowsShown);
  if (size === phone) return;
  await queryBox(page).click();
  await page.keyboard.type("assignee:");
  await page.getByRole("option").first().waitFor();
}

async function buildQuery(page, size) {
  await visit(page, "/views/all-open?query=is:active+(label:documents+OR+(priority>=high+-team:none))", rowsShown);
  await page.getByRole("button", { name: size === phone ? /^Filter:/u : "Build the query" }).click();
  await page.getByRole("dialog").waitFor();
}

async function mistypeQuery(page) {
  await visit(page, "/views/all-open?query=status:open", rowsShown);
  await queryBox(page).click();
  await page.keyboard.type("asignee:me");
  await page.keyboard.press("Escape");
  await page.getByText("Did you mean").waitFor();
}

async function editView(page) {
  await visit(page, "/views/all-open?query=label:documents&sort=priority.desc,updated.asc", rowsShown);
  await page.getByRole("button", { name: "Save as" }).click();
  await page.getByRole("dialog").waitFor();
}

async function chooseColumns(page) {
  await visit(page, "/views/all-open?sort=priority.desc,updated.asc", rowsShown);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("dialog").waitFor();
}

async function readGuide(page) {
  await visit(page, "/views/all-open", rowsShown);
  await page.getByRole("button", { name: "How to write a query" }).click();
  await page.getByRole("dialog").waitFor();
}

async function openMenu(page) {
  await openFirst(page);
  await page.locator("#thread").focus();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type("ass");
}

async function newTicket(page) {
  await openList(page);
  await page.keyboard.press("c");
  await page.getByRole("dialog").waitFor();
}

async function signIn(context) {
  const { csrfToken } = await (await context.request.get("/api/auth/csrf")).json();
  const form = { csrfToken, email, password, json: "true" };
  const answer = await context.request.post("/api/auth/callback/credentials", { form, headers: { origin: base } });
  if (!answer.ok()) throw new Error(`Signing in as ${email} failed with ${answer.status()}.`);
}

const wanted = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.PLAYWRIGHT_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none"],
});
mkdirSync(target, { recursive: true });
const session = await browser.newContext({ baseURL: base });
await signIn(session);
const cookies = await session.cookies();

for (const screen of screens) {
  if (wanted.length > 0 && !wanted.includes(screen.name)) continue;
  for (const theme of ["light", "dark"]) {
    for (const size of screen.sizes) {
      const context = await browser.newContext({
        baseURL: base,
        viewport: size,
        colorScheme: theme,
        reducedMotion: "reduce",
        hasTouch: size === phone,
      });
      if (!screen.isAnonymous) await context.addCookies(cookies);
      const page = await context.newPage();
      if (!screen.isAnonymous) await setLayout(page, screen.layout ?? "split");
      await screen.draw(page, size);
      await page.waitForTimeout(700);
      const file = `${screen.name}-${theme}-${size.width}x${size.height}.png`;
      await page.screenshot({ path: path.join(target, file) });
      console.log(file);
      await context.close();
    }
  }
}
await setLayout(await session.newPage(), "split");
await browser.close();
