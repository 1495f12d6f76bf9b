import { automaticMail } from "@desk/core/mail";
import { readThread } from "@desk/core/message";
import { aTicket } from "@desk/core/testing";
import { readTicket } from "@desk/core/ticket";
import { ticketLink } from "@desk/core/ticket-link";
import type { BrowserContext } from "@playwright/test";
import { type Desk, expect, type Page, test } from "../support/desk";
import { vectors } from "../support/hostile-html";
import { openMailbox, receive } from "../support/incoming";
import { mailSaying } from "../support/mail";

const perTicket = 41;
const perQuote = 5;
const sinks = ["thread", "quoted", "notification", "portal link page", "page title"];

/** Hears everything that runs: the call itself, a dialog, and what the pages' own policy had to stop. */
async function listenTo(context: BrowserContext) {
  const fired = new Set<number>();
  let stopped = 0;
  await context.exposeBinding("fired", (_source, number: number) => {
    fired.add(Number(number));
  });
  context.on("dialog", (dialog) => {
    fired.add(-1);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    if (request.url().includes("/api/csp-report")) stopped += 1;
  });
  return { fired, stopped: () => stopped };
}

/** Documents of a stranger, each in a frame of its own that may run whatever it likes. */
async function showRaw(page: Page, documents: readonly string[]): Promise<void> {
  await page.route("http://raw.example/**", (route) => {
    const number = new URL(route.request().url()).searchParams.get("n");
    if (number === "all") {
      const frames = documents.map((_html, at) => `<iframe src="/?n=${at}"></iframe>`).join("");
      return route.fulfill({ contentType: "text/html; charset=utf-8", body: `<!doctype html>${frames}` });
    }
    const html = number === null ? undefined : documents[Number(number)];
    return html === undefined
      ? route.fulfill({ status: 404, body: "" })
      : route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
  });
  await page.goto("http://raw.example/?n=all", { waitUntil: "load" });
  await settled(page);
}

/** Until the page, with all its frames, is loaded and has painted twice. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Opens what is folded and waits until every message stands in its frame. */
async function showFrames(page: Page, count: number): Promise<void> {
  await page.locator("iframe[sandbox]").first().waitFor({ timeout: 20_000 });
  const earlier = page.getByRole("button", { name: /earlier messages/u });
  if (await earlier.isVisible()) await earlier.click();
  await expect(page.locator("iframe[sandbox]")).toHaveCount(count, { timeout: 20_000 });
  await page.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>('button[aria-label^="Quoted text"]')) button.click();
  });
  const shown = () => page.frames().filter((frame) => frame.url() === "about:srcdoc").length;
  await expect.poll(shown).toBe(count);
  await settled(page);
  for (const sandbox of await page
    .locator("iframe")
    .evaluateAll((frames) => frames.map((frame) => frame.getAttribute("sandbox"))))
    expect(sandbox).toBe("allow-popups allow-popups-to-escape-sandbox");
}

const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));

/** Mails of one conversation: the first opens the ticket, each carries one vector. */
const conversation = (name: string, desk: Desk, bodies: readonly string[]) =>
  bodies.map((html, at) => ({
    messageId: `${name}-${at}@${desk.id}.example`,
    ...(at === 0 ? {} : { inReplyTo: `${name}-0@${desk.id}.example` }),
    subject: name,
    html,
  }));

// Recording every change of hundreds of frames costs more than the test itself.
test.use({ trace: "off" });

test("R10, D02: no HTML of a stranger runs, wherever the product shows it", async ({ desk, context, page }) => {
  test.setTimeout(900_000);
  expect(vectors.length).toBeGreaterThanOrEqual(150);
  const heard = await listenTo(context);
  const address = await openMailbox(desk);
  await desk.signIn(context, await desk.addPerson());
  await page.setViewportSize({ width: 1280, height: 24_000 });

  const own = vectors.map(({ number, html }) => `<p>Vector ${number}</p>${html}`);
  const quoted = chunks(vectors, perQuote).map((some, at) => {
    const said = some.map(({ html }) => `<blockquote class="gmail_quote">${html}</blockquote>`).join("");
    return `<p>Answer ${at}</p><div class="gmail_quote">On Sun, 22 Nov 2026 Ana &lt;ana@rides.example&gt; wrote:<br>${said}</div>`;
  });
  const groups = [
    ...chunks(own, perTicket).map((bodies, at) => conversation(`thread-${at}`, desk, bodies)),
    conversation("quoted", desk, quoted),
  ];
  const ticketIds: string[] = [];
  const arrived = await receive(desk, address, groups.flat());
  let from = 0;
  for (const group of groups) {
    expect(new Set(arrived.slice(from, from + group.length)).size, "one conversation is one ticket").toBe(1);
    ticketIds.push(arrived[from] ?? "");
    from += group.length;
  }

  const texts: string[] = [];
  for (const [at, ticketId] of ticketIds.entries()) {
    const thread = await readThread(desk.system, { ticketId, limit: 100 });
    const shown = thread.messages.filter(({ html }) => html !== null).length;
    expect(thread.messages.length).toBe(groups[at]?.length);
    texts.push(...thread.messages.map(({ text }) => text));
    await page.goto(`/tickets/${await numberOf(desk, ticketId)}`);
    await showFrames(page, shown);
    const requesterId = thread.messages[0]?.author.id ?? "";
    await page.goto((await ticketLink(desk.system, ticketId, requesterId)) ?? "");
    await showFrames(page, shown);
  }

  for (const group of chunks(packed(vectors.map(({ html }) => html)), 3))
    await Promise.all(
      group.map(async (subject) => {
        const ticket = await aTicket(desk.system, { subject });
        const opened = await context.newPage();
        await opened.goto(`/tickets/${ticket.number}`);
        await expect.poll(() => opened.title(), { timeout: 120_000 }).toContain(ticket.subject.slice(0, 20).trim());
        await opened.close();
      }),
    );
  await page.goto("/views/all");
  await settled(page);

  const raw = await context.newPage();
  await showRaw(
    raw,
    [...vectors.map(({ html }) => html), ...texts].map((text) => automaticMail(text, { footer: text }).html),
  );
  expect([...heard.fired], "vectors that ran").toEqual([]);
  expect(heard.stopped(), "scripts that only the policy stopped").toBe(0);

  // The control: the same vectors, as they came, in a page that nobody guards.
  const control = await context.newPage();
  await showRaw(
    control,
    vectors.map(({ html }) => html),
  );
  const wild = vectors.filter(({ category }) => category !== "onlyWithHelp").length;
  await expect.poll(() => heard.fired.size).toBeGreaterThan(wild / 2);
  process.stdout.write(
    `hostile HTML: ${vectors.length} vectors × ${sinks.length} sinks, 0 executions; control ${heard.fired.size} fired\n`,
  );
});

/** Subjects of at most 240 characters, as full of vectors as they can be. */
function packed(list: readonly string[]): string[] {
  const subjects: string[] = [];
  for (const html of list.map((one) => one.replace(/\s+/gu, " ").trim())) {
    const last = subjects.at(-1);
    if (last !== undefined && last.length + html.length < 240) subjects[subjects.length - 1] = last + html;
    else subjects.push(html);
  }
  return subjects;
}

const numberOf = async (desk: Desk, ticketId: string): Promise<number> =>
  (await readTicket(desk.system, { ticketId })).number;

const markup = (number: number) => `<img src=x onerror=fired(${number})>`;

test("D14: markup in names, subjects, labels and mails is text everywhere", async ({ desk, context, page }) => {
  const heard = await listenTo(context);
  const address = await openMailbox(desk);
  expect(address).toContain("support@");
  const team = await desk.addTeam(`Team ${markup(1)}`);
  const agent = await desk.addPerson({ name: `Robin ${markup(2)}`, teams: { [team]: "full" } });
  await desk.signIn(context, agent);
  const email = `ana.${desk.id}@rides.example`;
  const ticket = await aTicket(desk.system, {
    subject: `Bag ${markup(3)}`,
    requester: { email, name: `Ana ${markup(4)}` },
    body: { text: `Blue ${markup(5)}` },
    labels: [`label ${markup(6)}`],
    notes: `Pinned ${markup(7)}`,
    teamId: team,
  });
  for (const path of [
    `/tickets/${ticket.number}`,
    "/views/all",
    `/customers/${ticket.requester.id}`,
    "/search?q=bag",
  ]) {
    await page.goto(path);
    await expect(page.getByText("onerror=fired").first()).toBeVisible();
    await settled(page);
  }
  await page.goto(`/tickets/${ticket.number}`);
  await expect.poll(() => page.title()).toContain(markup(3));
  await page.getByRole("tab", { name: "Reply" }).waitFor();
  await page.keyboard.press("r");
  await page.keyboard.type(`Found ${markup(8)}`);
  await page.keyboard.press("Control+Enter");
  const mail = await mailSaying(email, "Found");
  const html = htmlOf(mail.raw);
  expect(html).toContain("&lt;img src=x onerror=fired(8)&gt;");
  expect(html).not.toContain("<img src=x");
  const raw = await context.newPage();
  await showRaw(raw, [html]);
  expect([...heard.fired]).toEqual([]);
  await showRaw(raw, [markup(9)]);
  expect([...heard.fired], "the control").toEqual([9]);
});

/** The HTML part of a mail, whatever way it was written for the journey. */
function htmlOf(raw: string): string {
  const part = raw.split(/\r?\n--/u).find((one) => /content-type: text\/html/iu.test(one)) ?? "";
  const [head = "", ...rest] = part.split(/\r?\n\r?\n/u);
  const body = rest.join("\r\n\r\n");
  if (/base64/iu.test(head)) return Buffer.from(body, "base64").toString();
  return Buffer.from(
    body
      .replace(/=\r?\n/gu, "")
      .replace(/=([0-9A-F]{2})/gu, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString();
}
