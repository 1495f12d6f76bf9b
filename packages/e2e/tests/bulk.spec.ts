import { CreateMacro } from "@desk/contracts/macro";
import { createMacro } from "@desk/core/macro";
import { aTicket } from "@desk/core/testing";
import { expect, type Page, test } from "../support/desk";

const jobsUnderWay = (page: Page) => page.getByRole("region", { name: "Jobs under way" });

test("TC-29, TC-30: label all 120 matching tickets, watch it, read what became of each, undo it, see it back", async ({
  desk,
}) => {
  test.slow();
  for (let count = 0; count < 120; count += 1) await aTicket(desk.system, { subject: `App outage ${count}` });
  const page = await desk.pageOf(await desk.addPerson({ name: "Maya Okafor", role: "admin" }));
  await page.goto("/views/all-open");
  await expect(page.getByRole("row", { name: /App outage 119/u })).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+J");
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: "Select all 120 matching" }).click();
  await expect(page.getByText("All 120 matching selected")).toBeVisible();

  await page.keyboard.press("l");
  await page.keyboard.type("outage");
  await page
    .getByRole("option", { name: /outage/u })
    .last()
    .click();
  const job = page.getByRole("link", { name: /Add label “outage”/u });
  await expect(job.or(page.getByText(/120 done/u)).first()).toBeVisible();
  await expect(page.getByText("Add label “outage”: 120 done").first()).toBeVisible({ timeout: 20_000 });
  await expect(jobsUnderWay(page)).toBeHidden();

  await page.goto("/jobs");
  await page.getByRole("link", { name: /Add label “outage”/u }).click();
  await expect(page.getByRole("heading", { name: "Add label “outage”" })).toBeVisible();
  await expect(page.getByText(/Can be undone for 23 h/u)).toBeVisible();
  await expect(page.getByRole("table", { name: "Result of each ticket" }).getByRole("row")).toHaveCount(51);
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await expect(page.getByRole("heading", { name: "Undo: Add label “outage”" })).toBeVisible();
  await expect(page.getByText("120 done", { exact: true })).toBeVisible({ timeout: 20_000 });
  const labelled = await desk.db.execute(
    `select 1 from ticket_labels t where t.workspace_id = '${desk.id}' /* across workspaces: maintenance */`,
  );
  expect(labelled).toHaveLength(0);
});

test("a few tickets change at once, and the toast takes it back", async ({ desk }) => {
  for (const subject of ["Bag lost", "Bag torn", "Bag found"]) await aTicket(desk.system, { subject });
  const page = await desk.pageOf(await desk.addPerson({ name: "Maya Okafor" }));
  await page.goto("/views/all-open");
  await expect(page.getByRole("row", { name: /Bag found/u })).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("e");
  await expect(page.getByText("3 tickets: Solved").first()).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect
    .poll(async () => {
      const rows = await desk.db.execute(
        `select 1 from tickets t where t.workspace_id = '${desk.id}' and t.category = 'new' /* across workspaces: maintenance */`,
      );
      return rows.length;
    })
    .toBe(3);
});

test("TC-29, CV-09: a macro is chosen, shown on one ticket, applied to all that are selected, and taken back", async ({
  desk,
}) => {
  for (const [name, subject] of [
    ["Ana Silva", "Bag lost"],
    ["Ben Okafor", "Bag torn"],
  ] as const)
    await aTicket(desk.system, { subject, requester: { name, email: `${subject.replace(" ", ".")}@rides.example` } });
  await createMacro(
    desk.system,
    CreateMacro.parse({
      name: "Bag desk",
      scope: "everyone",
      noteHtml: "<p>Bag of {{customer.first_name}}</p>",
      actions: [{ kind: "priority", priority: "high" }],
      contexts: ["note"],
    }),
  );
  const page = await desk.pageOf(await desk.addPerson({ name: "Maya Okafor" }));
  await page.goto("/views/all-open");
  await expect(page.getByRole("row", { name: /Bag torn/u })).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Apply macro…" }).click();
  const dialog = page.getByRole("dialog", { name: "Apply a macro to 2 tickets" });
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(dialog.getByText("Choose a macro first.")).toBeVisible();
  await dialog.getByRole("option", { name: /Bag desk/u }).click();
  await expect(dialog.getByText(/Bag of (Ana|Ben)/u)).toBeVisible();
  await expect(dialog.getByText("Priority: high")).toBeVisible();
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("2 tickets: Macro “Bag desk” applied").first()).toBeVisible();
  const high = () =>
    desk.db.execute(
      `select 1 from tickets t where t.workspace_id = '${desk.id}' and t.priority = 'high' /* across workspaces: maintenance */`,
    );
  expect(await high()).toHaveLength(2);
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await high()).length).toBe(0);
});
