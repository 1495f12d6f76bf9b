import { aTicket, eventsOf } from "@desk/core/testing";
import { expect, test } from "../support/desk";

test("a ticket is answered, noted, assigned, labelled and solved without a mouse", async ({ desk, page, context }) => {
  const me = await desk.addPerson({ role: "admin", name: "Maya Okafor" });
  const colleague = await desk.addPerson({ name: "Tomás Rivera" });
  const ticket = await aTicket(desk.system);
  await desk.signIn(context, me);
  await page.goto("/views/all-open");
  const row = page.locator(`[role=row][data-number="${ticket.number}"]`);
  await expect(row).toBeVisible();
  await page.keyboard.press("j");
  await expect(row).toBeFocused();
  await page.keyboard.press("Enter");
  const thread = page.getByRole("region", { name: "Messages" });
  await expect(thread.getByText("I left a blue bag in the car.")).toBeVisible();
  const property = (name: string) => page.getByRole("button", { name: `${name}, change` });

  await test.step("R writes a reply, Ctrl+Enter sends it, and the ticket opens", async () => {
    await page.keyboard.press("r");
    await expect(page.getByRole("textbox", { name: "Reply" })).toBeFocused();
    await page.keyboard.type("We found it. **Where** shall we send it?");
    await page.keyboard.press("Control+Enter");
    await expect(thread.getByText("We found it.")).toBeVisible();
    await expect(property("Status")).toContainText("Open");
  });

  await test.step("N writes a note that only the team sees", async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await expect(page.getByRole("textbox", { name: "Internal note" })).toBeFocused();
    await page.keyboard.type("Driver 4711 has it.");
    await page.keyboard.press("Control+Enter");
    await expect(thread.getByText("Driver 4711 has it.")).toBeVisible();
    await page.keyboard.press("Escape");
  });

  await test.step("A assigns, I takes", async () => {
    await page.keyboard.press("a");
    await page.getByRole("combobox", { name: "Assign to" }).fill("Tom");
    await page.keyboard.press("Enter");
    await expect(property("Assignee")).toContainText(colleague.name);
    await page.keyboard.press("i");
    await expect(property("Assignee")).toContainText(me.name);
  });

  await test.step("L makes a label, P sets the priority, E solves", async () => {
    await page.keyboard.press("l");
    await page.getByRole("combobox", { name: "Change labels" }).fill("lost item");
    await page.keyboard.press("Enter");
    await expect(property("Labels")).toContainText("lost item");
    await page.keyboard.press("p");
    await page.getByRole("combobox", { name: "Set priority" }).fill("High");
    await page.keyboard.press("Enter");
    await expect(property("Priority")).toContainText("High");
    await page.keyboard.press("e");
    await expect(property("Status")).toContainText("Solved");
  });

  await page.reload();
  await expect(property("Status")).toContainText("Solved");
  await expect(property("Assignee")).toContainText(me.name);
  await expect(property("Labels")).toContainText("lost item");
  await expect(thread.getByText("Driver 4711 has it.")).toBeVisible();
  expect(await eventsOf(desk.system, ticket.id)).toEqual(
    expect.arrayContaining([
      "ticket.created",
      "message.replied",
      "message.noted",
      "ticket.assigned",
      "ticket.labels_changed",
      "ticket.priority_changed",
      "ticket.status_changed",
    ]),
  );
});

test("going back to the list returns to the row one came from", async ({ desk, page, context }) => {
  for (let n = 1; n <= 5; n++) await aTicket(desk.system, { subject: `Ride ${n}` });
  await desk.signIn(context, await desk.addPerson());
  await page.goto("/views/all-open");
  const rows = page.getByRole("grid").getByRole("row");
  for (const at of [0, 1, 2]) {
    await rows.nth(at).waitFor();
    await page.keyboard.press("j");
    await expect(rows.nth(at)).toBeFocused();
  }
  const number = await rows.nth(2).getAttribute("data-number");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/tickets/${number}\\?`, "u"));
  await page.keyboard.press("u");
  await expect(page).toHaveURL(/\/views\/all-open$/u);
  await expect(page.locator(`[role=row][data-number="${number}"]`)).toBeFocused();
});

test("the way back works while the ticket page is still on its way", async ({ desk, page, context }) => {
  await aTicket(desk.system);
  await desk.signIn(context, await desk.addPerson());
  // Without it the page's code is not fetched ahead.
  await page.addInitScript("delete window.requestIdleCallback");
  await page.goto("/views/all-open");
  await page.getByRole("grid").getByRole("row").first().waitFor();
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    await new Promise((go) => setTimeout(go, 3_000));
    await route.continue();
  });
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/tickets\/\d+\?/u);
  await page.keyboard.press("u");
  await expect(page).toHaveURL(/\/views\/all-open$/u, { timeout: 2_000 });
});

test("what is typed while the editor is still on its way is kept, and so is what comes after", async ({
  desk,
  page,
  context,
}) => {
  const ticket = await aTicket(desk.system);
  await desk.signIn(context, await desk.addPerson());
  await page.goto("/customers");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    await new Promise((go) => setTimeout(go, 1_500));
    await route.continue();
  });
  await page.goto(`/tickets/${ticket.number}`);
  const field = page.getByRole("textbox", { name: "Reply" });
  await expect(field).toBeVisible({ timeout: 30_000 });
  await field.click();
  await page.keyboard.type("First the plain field, ", { delay: 60 });
  await expect(page.locator(".composer-text")).toBeVisible({ timeout: 30_000 });
  await page.keyboard.type("then the editor.");
  await expect(page.locator(".composer-text")).toHaveText("First the plain field, then the editor.");
});

test("what is sent while the editor is still on its way leaves once, whole", async ({ desk, page, context }) => {
  const ticket = await aTicket(desk.system);
  await desk.signIn(context, await desk.addPerson());
  const letGo = Promise.withResolvers<void>();
  await page.goto("/customers");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    await Promise.race([letGo.promise, new Promise((go) => setTimeout(go, 1_500))]);
    await route.continue();
  });
  await page.goto(`/tickets/${ticket.number}`);
  const field = page.locator("textarea[aria-label=Reply]");
  await expect(field).toBeVisible({ timeout: 30_000 });
  await field.click();
  await page.keyboard.type("Sent before the editor came.");
  await page.keyboard.press("Control+Enter");
  letGo.resolve();
  const thread = page.getByRole("region", { name: "Messages" });
  await expect(thread.getByText("Sent before the editor came.")).toHaveCount(1, { timeout: 30_000 });
  await expect(page.locator(".composer-text")).toHaveText("");
  await expect.poll(() => eventsOf(desk.system, ticket.id)).toContain("message.replied");
  const events = await eventsOf(desk.system, ticket.id);
  expect(events.filter((type) => type === "message.replied")).toHaveLength(1);
});
