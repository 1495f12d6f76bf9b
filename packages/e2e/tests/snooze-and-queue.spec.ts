import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { aTicket, eventsOf, rowOf } from "@desk/core/testing";
import { expect, type Page, test } from "../support/desk";

const rowIn = (page: Page, number: number) => page.locator(`[role=row][data-number="${number}"]`);

/** What is shown now breaks no accessibility rule, light or dark, wide or narrow. */
async function expectAccessible(page: Page): Promise<void> {
  const found: string[] = [];
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const { violations } = await new AxeBuilder({ page }).exclude("iframe[sandbox]").analyze();
      found.push(...violations.map(({ id, nodes }) => `${width} ${colorScheme} ${id}: ${nodes[0]?.html}`));
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
  expect(found).toEqual([]);
}

test("TC-06: H snoozes a ticket: its row says so, the list goes on without it, and Wake now brings it back", async ({
  desk,
  page,
  context,
}) => {
  test.setTimeout(120_000);
  const ticket = await aTicket(desk.system, { subject: "Refund next week" });
  const other = await aTicket(desk.system, { subject: "Lost umbrella" });
  await desk.signIn(context, await desk.addPerson({ name: "Maya Okafor" }));
  await page.goto("/views/all-open");
  await rowIn(page, ticket.number).focus();
  await expect(rowIn(page, ticket.number)).toBeFocused();

  await test.step("H offers the usual times, the row stays in place and says that it sleeps, and the list fetched anew is without it", async () => {
    await page.keyboard.press("h");
    await expect(page.getByRole("combobox", { name: "Snooze until" })).toBeFocused();
    await expect(page.getByRole("option", { name: "Pick date and time" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("option", { name: "Tomorrow" }).click();
    await expect(rowIn(page, ticket.number)).toContainText("Snoozed");
    await expect(rowIn(page, other.number)).toBeVisible();
    await page.reload();
    await expect(rowIn(page, other.number)).toBeVisible();
    await expect(rowIn(page, ticket.number)).toHaveCount(0);
  });

  await test.step("It stands among the snoozed ones", async () => {
    await page.goto("/views/snoozed");
    await expect(rowIn(page, ticket.number)).toContainText("09:00");
    await expect(rowIn(page, other.number)).toHaveCount(0);
  });

  await test.step("The ticket says until when and who, and wakes", async () => {
    await page.goto(`/tickets/${ticket.number}?view=all-open`);
    await expect(page.getByText("by Maya Okafor.")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Wake now" }).click();
    await expect(page.getByRole("button", { name: "Wake now" })).toHaveCount(0);
    await page.goto("/views/all-open");
    await expect(rowIn(page, ticket.number)).toBeVisible();
  });
  expect(await eventsOf(desk.system, ticket.id)).toEqual(["ticket.created", "ticket.snoozed", "ticket.woken"]);
});

test("QV-11: Start takes the most urgent ticket, Shift+Q passes it over, and the end says what is left", async ({
  desk,
  page,
  context,
}) => {
  test.setTimeout(120_000);
  const low = await aTicket(desk.system, { subject: "A question about lights", priority: "low" });
  const urgent = await aTicket(desk.system, { subject: "Stuck in the lift", priority: "urgent" });
  const me = await desk.addPerson();
  await desk.signIn(context, me);
  await page.goto("/views/all-open");
  await expect(rowIn(page, low.number)).toBeVisible();
  const queue = page.getByRole("region", { name: "Queue" });

  await page.getByRole("button", { name: /^Start/u }).click();
  await expect(page).toHaveURL(new RegExp(`/tickets/${urgent.number}\\?`, "u"));
  await expect(queue).toContainText("1 taken");
  // Beside the list and the properties all of it still stands in one line.
  expect((await queue.boundingBox())?.height).toBeLessThan(44);
  await expectAccessible(page);
  await expect.poll(async () => (await rowOf(desk.system, urgent.id)).assigneeId).toBe(me.id);

  await page.keyboard.press("Shift+Q");
  await expect(page).toHaveURL(new RegExp(`/tickets/${low.number}\\?`, "u"));
  await expect(queue).toContainText("2 taken");
  expect((await rowOf(desk.system, urgent.id)).assigneeId).toBeNull();
  expect((await rowOf(desk.system, low.id)).assigneeId).toBe(me.id);

  await page.keyboard.press("q");
  const end = page.getByRole("dialog", { name: "Nothing left" });
  await expect(end).toContainText("1 ticket that you skipped is offered to you again in some hours.");
  await expectAccessible(page);
  await end.getByRole("button", { name: "Back to the list" }).click();
  await expect(page).toHaveURL(/\/views\/all-open$/u);
  await expect(end).toHaveCount(0);
});

test("I02, QV-11: two people who start the same queue at once get different tickets", async ({ desk }) => {
  const first = await aTicket(desk.system, { subject: "Stuck in the lift", priority: "urgent" });
  const second = await aTicket(desk.system, { subject: "Locked out", priority: "high" });
  const people = [await desk.addPerson({ name: "Maya Okafor" }), await desk.addPerson({ name: "Tomás Rivera" })];
  const pages = await Promise.all(people.map((person) => desk.pageOf(person)));
  for (const page of pages) {
    await page.goto("/views/all-open");
    await expect(rowIn(page, second.number)).toBeVisible();
  }
  await Promise.all(pages.map((page) => page.getByRole("button", { name: /^Start/u }).click()));
  for (const page of pages) {
    await expect(page).toHaveURL(/\/tickets\/\d+\?/u);
    await expect(page.getByRole("region", { name: "Queue" })).toContainText("1 taken");
  }
  const taken = pages.map((page) => Number(/tickets\/(\d+)/u.exec(page.url())?.[1]));
  expect(taken.toSorted()).toEqual([first.number, second.number].toSorted());
  const owners = await Promise.all([first, second].map(async ({ id }) => (await rowOf(desk.system, id)).assigneeId));
  expect(new Set(owners)).toEqual(new Set(people.map(({ id }) => id)));
});

test("QV-13, G04: Export CSV gives a file that holds the tickets I see and no other", async ({
  desk,
  page,
  context,
}) => {
  test.setTimeout(120_000);
  const mine = await desk.addTeam("Lost items");
  const hidden = await desk.addTeam("Legal");
  const seen = await aTicket(desk.system, { subject: "Lost bag, blue", teamId: mine });
  await aTicket(desk.system, { subject: "A secret of the lawyers", teamId: hidden });
  const solved = await aTicket(desk.system, { subject: "Found long ago", teamId: mine, status: "solved" });
  await desk.signIn(context, await desk.addPerson({ teams: { [mine]: "full" } }));
  await page.goto("/views/all-open");
  await expect(rowIn(page, seen.number)).toBeVisible();
  await page.getByRole("button", { name: "View actions" }).click();
  await page.getByRole("menuitem", { name: "Export CSV", exact: true }).click();
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/\/account\/exports$/u);
  const link = page.getByRole("link", { name: "Download" });
  await expect(link).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);

  const arriving = page.waitForEvent("download");
  await link.click();
  const download = await arriving;
  expect(download.suggestedFilename()).toMatch(/\.csv$/u);
  const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^\u{FEFF}Number,Subject,/u);
  expect(lines[1]).toContain('"Lost bag, blue"');
  expect(lines.join("")).not.toContain(solved.subject);

  await test.step("Nobody else opens it", async () => {
    const other = await desk.pageOf(await desk.addPerson({ role: "admin" }));
    const answer = await other.request.get((await link.getAttribute("href")) ?? "");
    expect(answer.status()).toBe(404);
  });
});

test("QV-13: a list is sent by mail by the clock, and the page of exports pauses and ends it", async ({
  desk,
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await aTicket(desk.system, { subject: "Lost bag, blue" });
  await desk.signIn(context, await desk.addPerson({ name: "Maya Okafor" }));
  await page.goto("/views/all-open");
  await page.getByRole("button", { name: "View actions" }).click();
  await page.getByRole("menuitem", { name: "Send me this list…" }).click();
  const dialog = page.getByRole("dialog", { name: "Send me All open" });
  await dialog.getByRole("combobox", { name: "How often" }).selectOption("Once a month");
  await dialog.getByRole("combobox", { name: "Day of the month" }).selectOption("15");
  await dialog.getByRole("combobox", { name: "At" }).selectOption("07:00");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Send me this list" }).click();
  await expect(dialog).toBeHidden();

  await page.goto("/account/exports");
  const mails = page.getByRole("region", { name: "Lists by mail" });
  await expect(mails.getByRole("listitem")).toContainText("All open");
  await expect(mails.getByRole("listitem")).toContainText("07:00");
  await mails.getByRole("button", { name: "Pause All open" }).click();
  await expect(mails.getByRole("listitem")).toContainText("paused");
  await page.reload();
  await expect(mails.getByRole("listitem")).toContainText("paused");
  await mails.getByRole("button", { name: "Resume All open" }).click();
  await expect(mails.getByRole("listitem")).toContainText("next");
  await expectAccessible(page);
  await mails.getByRole("button", { name: "End All open" }).click();
  await expect(mails.getByRole("listitem")).toHaveCount(0);
});
