import { aTicket } from "@desk/core/testing";
import { type Desk, expect, type Page, test } from "../support/desk";

const field = (page: Page) => page.getByRole("combobox", { name: "Filter this list" });
const rowWith = (page: Page, subject: string) => page.getByRole("row").filter({ hasText: subject });
const main = (page: Page) => page.getByRole("navigation", { name: "Main" });

async function fullWidth(page: Page): Promise<void> {
  await page.goto("/views/all-open");
  const button = page.getByRole("button", { name: "Full-width list" });
  await button.click();
  await expect(button).toHaveCount(0);
}

async function someRefunds(desk: Desk) {
  const [open, closed] = [await desk.addTeam("Riders"), await desk.addTeam("Safety")];
  const labels = ["refund"];
  await aTicket(desk.system, { subject: "Refund for a late order", labels, teamId: open, priority: "high" });
  await aTicket(desk.system, { subject: "Refund for a wrong meal", labels, teamId: open });
  await aTicket(desk.system, { subject: "Refund after an accident", labels, teamId: closed });
  await aTicket(desk.system, { subject: "Lost umbrella", teamId: open });
  return { open, closed };
}

test("QV-02, QV-06, QV-12, B06: a query typed with completion becomes everyone's view, grouped, drawn as a board, moved by keys, and kept; a colleague sees of it only what is theirs", async ({
  desk,
  page,
  context,
}) => {
  test.setTimeout(120_000);
  const { open } = await someRefunds(desk);
  await desk.signIn(context, await desk.addPerson({ role: "admin", name: "Maya Okafor" }));
  await fullWidth(page);

  await test.step("the query is typed with completion", async () => {
    await page.keyboard.press("/");
    await expect(field(page)).toBeFocused();
    await page.keyboard.type("lab");
    const suggestions = page.getByRole("listbox", { name: "Suggestions" });
    await expect(suggestions.getByRole("option").first()).toContainText("label:");
    await page.keyboard.press("Tab");
    await page.keyboard.type("ref");
    await expect(suggestions.getByRole("option", { name: "refund" })).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Remove label:refund" })).toBeVisible();
    await expect(rowWith(page, "Lost umbrella")).toHaveCount(0);
    await expect(page.getByRole("row").filter({ hasText: "Refund" })).toHaveCount(3);
    expect(new URL(page.url()).searchParams.get("query")).toBe("label:refund");
  });

  await test.step("a slip is underlined and put right by one key", async () => {
    await page.keyboard.type("asignee:none");
    await expect(page.getByText("Did you mean assignee?")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(field(page)).toHaveAttribute("aria-invalid", "true");
    await field(page).focus();
    await page.keyboard.press("Tab");
    await expect(field(page)).toHaveValue("assignee:none");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Remove assignee:none" })).toBeVisible();
    await page.getByRole("button", { name: "Remove assignee:none" }).click();
  });

  await test.step("builder and text are one query", async () => {
    await page.getByRole("button", { name: "Build the query" }).click();
    const builder = page.getByRole("dialog", { name: "Build the query" });
    await expect(builder.getByLabel("As text")).toHaveValue("label:refund");
    await builder.getByRole("button", { name: "Condition", exact: true }).click();
    await builder.getByLabel("Field").last().selectOption("Priority");
    await builder.getByRole("button", { name: /Choose/u }).click();
    await page.getByRole("option", { name: "High", exact: true }).click();
    await page.keyboard.press("Escape");
    await expect(builder.getByLabel("As text")).toHaveValue("label:refund priority:high");
    await builder.getByLabel("As text").fill("label:refund");
    await expect(builder.getByLabel("Field")).toHaveCount(1);
    await page.keyboard.press("Escape");
  });

  await test.step("it is saved for everyone and counted in the sidebar", async () => {
    await page.getByRole("button", { name: "Save as" }).click();
    const editor = page.getByRole("dialog", { name: "New view" });
    await editor.getByLabel("Name").fill("Refunds");
    await editor.getByRole("radio", { name: "Everyone" }).check();
    const query = editor.getByRole("combobox", { name: "Tickets of the view, as a query" });
    await query.click();
    await page.keyboard.type("pri");
    await expect(editor.getByRole("listbox", { name: "Suggestions" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(editor.getByRole("listbox", { name: "Suggestions" })).toHaveCount(0);
    await query.fill("");
    await editor.getByRole("button", { name: "Create view" }).click();
    await expect(editor).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1, name: "Refunds" })).toBeVisible();
    await expect(main(page).getByRole("link", { name: /Refunds.*3/u })).toBeVisible();
    await expect(page.getByText("Modified")).toHaveCount(0);
  });

  await test.step("it is grouped, with a count over each group", async () => {
    await page.getByRole("button", { name: "Layout" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Priority" }).click();
    await expect(page.getByRole("row").filter({ hasText: /^High\s*1$/u })).toBeVisible();
    await expect(page.getByText("Modified")).toBeVisible();
  });

  await test.step("as a board a card is moved by keys, and taken back", async () => {
    await page.getByRole("button", { name: "Layout" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Board" }).click();
    const waiting = page.getByRole("region", { name: "Waiting for customer" });
    const card = page.getByRole("button", { name: /Refund for a late order/u });
    await card.focus();
    await page.keyboard.press("Space");
    await expect(card).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
    await expect(waiting.getByRole("button", { name: /Refund for a late order/u })).toBeVisible();
    await expect(waiting.getByRole("button", { name: /Refund for a late order/u })).toBeFocused();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Modified")).toHaveCount(0);
  });

  await test.step("all of it is there again after a reload", async () => {
    await page.reload();
    const waiting = page.getByRole("region", { name: "Waiting for customer" });
    await expect(waiting.getByRole("button", { name: /Refund for a late order/u })).toBeVisible();
    await page.getByRole("button", { name: "Layout" }).click();
    await page.getByRole("menuitemcheckbox", { name: "List", exact: true }).click();
    await expect(page.getByRole("row").filter({ hasText: /^High\s*1$/u })).toBeVisible();
    await page.getByRole("button", { name: "Reset" }).click();
  });

  await test.step("a colleague has the view, without the tickets of a team that is not theirs", async () => {
    const colleague = await desk.pageOf(await desk.addPerson({ name: "Robin Weber", teams: { [open]: "full" } }));
    await colleague.goto("/views/my-queue");
    await expect(main(colleague).getByRole("link", { name: /Refunds.*2/u })).toBeVisible();
    await main(colleague)
      .getByRole("link", { name: /Refunds/u })
      .click();
    await expect(colleague.getByRole("button", { name: /Refund for a wrong meal/u })).toBeVisible();
    await expect(colleague.getByText("Refund after an accident")).toHaveCount(0);
  });
});

test("QV-02: views are put in order by keys, and the order is kept; a deleted view comes back by undo", async ({
  desk,
  page,
  context,
}) => {
  await someRefunds(desk);
  await desk.signIn(context, await desk.addPerson({ role: "admin" }));
  await page.goto("/views/all-open?query=label:refund");
  await page.getByRole("button", { name: "Save as" }).click();
  const editor = page.getByRole("dialog", { name: "New view" });
  await editor.getByLabel("Name").fill("Refunds");
  await editor.getByRole("button", { name: "Create view" }).click();
  const link = main(page).getByRole("link", { name: /Refunds/u });
  await expect(link).toBeVisible();
  const namesOf = async () =>
    (await main(page).getByRole("link").allInnerTexts()).map((name) => name.split("\n")[0] ?? "");
  const placeBefore = (await namesOf()).indexOf("Refunds");
  await link.focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(async () => (await namesOf()).indexOf("Refunds")).toBe(placeBefore - 1);
  await page.reload();
  await expect.poll(async () => (await namesOf()).indexOf("Refunds")).toBe(placeBefore - 1);

  await page.getByRole("button", { name: "View actions" }).click();
  await page.getByRole("menuitem", { name: "Delete view" }).click();
  await expect(link).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(link).toBeVisible();
});

test("UI-07: a ticket opened by its address knows its place in the view and the way to the next by key", async ({
  desk,
  page,
  context,
}) => {
  const numbers: number[] = [];
  for (const subject of ["First", "Second", "Third"]) numbers.push((await aTicket(desk.system, { subject })).number);
  await desk.signIn(context, await desk.addPerson({ role: "admin" }));
  await page.setViewportSize({ width: 900, height: 900 });
  await page.goto(`/tickets/${numbers[1]}?view=all-open`);
  await expect(page.getByText("2 of 3")).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { level: 1, name: "First" })).toBeVisible();
  await page.keyboard.press("k");
  await expect(page.getByRole("heading", { level: 1, name: "Second" })).toBeVisible();
  await page.keyboard.press("Shift+E");
  await expect(page.getByRole("heading", { level: 1, name: "First" })).toBeVisible();
});
