import { AxeBuilder } from "@axe-core/playwright";
import { CreateMacro, type CreateMacroInput } from "@desk/contracts/macro";
import { createMacro } from "@desk/core/macro";
import { aTicket, eventsOf, historyOf, messagesOf } from "@desk/core/testing";
import { type Desk, expect, type Page, test } from "../support/desk";
import { threadOf, writeReply } from "../support/ticket-page";

const chipsOf = (page: Page) => page.getByRole("region", { name: "What the macro changes" });
const replyOf = (page: Page) => page.locator(".composer-text");
const statusOf = (page: Page) => page.getByRole("button", { name: "Status, change" });

const aMacro = (desk: Desk, input: Partial<CreateMacroInput>) =>
  createMacro(
    desk.system,
    CreateMacro.parse({
      name: "Where it is",
      scope: "everyone",
      contexts: ["reply"],
      replyHtml: "<p>Hi</p>",
      ...input,
    }),
  );

/** Opens the list of macros at the caret of an empty reply and takes the one with this name. */
async function takeMacro(page: Page, name: string): Promise<void> {
  await writeReply(page, "/");
  const search = page.getByRole("combobox", { name: "Macros" });
  await expect(search).toBeFocused();
  await search.fill(name);
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(search).toHaveCount(0);
}

test("CV-09: a macro written in the settings is used by / in a reply: text, chips, status and history follow", async ({
  desk,
  page,
  context,
}) => {
  await desk.signIn(context, await desk.addPerson({ role: "admin", name: "Maya Okafor" }));
  const ticket = await aTicket(desk.system);

  await test.step("An admin writes text, a variable and a change of status", async () => {
    await page.goto("/admin/macros");
    await page.getByRole("button", { name: "New macro" }).first().click();
    await page.getByRole("textbox", { name: "Name" }).fill("Ask for the colour");
    await page.getByRole("textbox", { name: "Reply" }).click();
    await page.keyboard.type("Hello ");
    await page.getByRole("button", { name: "Insert a variable into reply" }).click();
    await page.getByRole("menuitem", { name: "Customer’s first name" }).click();
    await page.keyboard.type(", which colour is it?");
    await expect(page.getByRole("textbox", { name: "Reply" })).toHaveText(
      "Hello {{customer.first_name|there}}, which colour is it?",
    );
    await page.getByRole("button", { name: "Add a change" }).click();
    await page.getByRole("menuitem", { name: "Set the status" }).click();
    await page.getByRole("combobox", { name: "Set the status" }).selectOption({ label: "Waiting for customer" });
    await page.getByRole("button", { name: "Save macro" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: "Ask for the colour" })).toContainText("Not used yet");
  });

  const agentPage = await desk.pageOf(await desk.addPerson({ name: "Tomás Rivera" }));
  await agentPage.goto(`/tickets/${ticket.number}`);

  await test.step("An agent takes it by / and sees what will be written and set", async () => {
    await takeMacro(agentPage, "colour");
    await expect(replyOf(agentPage)).toHaveText("Hello Ana, which colour is it?");
    await expect(chipsOf(agentPage)).toContainText("Ask for the colour will set");
    await expect(chipsOf(agentPage)).toContainText("Waiting for customer");
  });

  await test.step("Ctrl+Enter sends the text and makes the change in one step", async () => {
    await agentPage.keyboard.press("Control+Enter");
    await expect(threadOf(agentPage).getByText("Hello Ana, which colour is it?")).toBeVisible();
    await expect(statusOf(agentPage)).toContainText("Waiting for customer");
    await expect(chipsOf(agentPage)).toHaveCount(0);
    await expect(replyOf(agentPage)).toHaveText("");
    await agentPage.reload();
    await expect(statusOf(agentPage)).toContainText("Waiting for customer");
    const changes = (await historyOf(desk.system, ticket.id)).filter(({ type }) => type === "ticket.status_changed");
    expect(changes.map(({ data }) => data)).toMatchObject([{ macro: { name: "Ask for the colour" } }]);
  });

  await page.reload();
  await expect(page.getByRole("listitem").filter({ hasText: "Ask for the colour" })).toContainText("Used 1 time");
});

test("CV-10: a variable that nothing is known for is marked and blocks sending until it is replaced", async ({
  desk,
  page,
  context,
}) => {
  await aMacro(desk, { name: "Ask about the city", replyHtml: "<p>Is it {{customer.attribute.city}} still?</p>" });
  const ticket = await aTicket(desk.system);
  await desk.signIn(context, await desk.addPerson());
  await page.goto(`/tickets/${ticket.number}`);
  await takeMacro(page, "city");
  const mark = replyOf(page).locator("mark");
  await expect(mark).toHaveText("{{customer.attribute.city}}");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Nothing is known for" })).toContainText(
    "{{customer.attribute.city}}",
  );
  expect(await eventsOf(desk.system, ticket.id)).not.toContain("message.replied");
  // It is selected, so that what one types stands in its place.
  await page.keyboard.type("Lisbon");
  await expect(mark).toHaveCount(0);
  await expect(replyOf(page)).toHaveText("Is it Lisbon still?");
  await page.keyboard.press("Control+Enter");
  await expect(threadOf(page).getByText("Is it Lisbon still?")).toBeVisible();
  await expect.poll(() => eventsOf(desk.system, ticket.id)).toContain("message.replied");
  expect((await messagesOf(desk.system, ticket.id)).at(-1)?.bodyText).not.toContain("{{");
});

test("CV-09: a change is taken out by its chip, and leaving the list gives back what was typed", async ({
  desk,
  page,
  context,
}) => {
  await aMacro(desk, {
    name: "Urgent refund",
    replyHtml: "<p>The money is on its way.</p>",
    actions: [
      { kind: "priority", priority: "urgent" },
      { kind: "labels", add: ["refund"] },
    ],
  });
  const ticket = await aTicket(desk.system);
  await desk.signIn(context, await desk.addPerson({ role: "admin" }));
  await page.goto(`/tickets/${ticket.number}`);
  await writeReply(page, "/");
  await expect(page.getByRole("combobox", { name: "Macros" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(replyOf(page)).toHaveText("/");
  await page.keyboard.press("Backspace");
  await takeMacro(page, "refund");
  await chipsOf(page).getByRole("button", { name: "Do not set Urgent priority" }).click();
  await replyOf(page).click();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("button", { name: "Labels, change" })).toContainText("refund");
  const events = await eventsOf(desk.system, ticket.id);
  expect(events).toContain("ticket.labels_changed");
  expect(events).not.toContain("ticket.priority_changed");
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`CV-09: the list of macros at the caret and the chips break no accessibility rule at ${viewport.width} px`, async ({
    desk,
    page,
    context,
  }) => {
    await aMacro(desk, {
      name: "Refund on its way",
      replyHtml: "<p>Hello {{customer.first_name|there}}, see {{customer.attribute.case}}.</p>",
      noteHtml: "<p>Refunded in full.</p>",
      actions: [{ kind: "priority", priority: "high" }],
    });
    const ticket = await aTicket(desk.system);
    await desk.signIn(context, await desk.addPerson());
    await page.setViewportSize(viewport);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(`/tickets/${ticket.number}`);
    const found: string[] = [];
    const look = async (what: string) => {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).exclude("iframe[sandbox]").analyze();
        for (const { id, nodes } of violations)
          found.push(`${what} ${colorScheme}: ${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
      }
    };
    await writeReply(page, "/");
    await expect(page.getByRole("option")).toHaveCount(1);
    await look("the list");
    await page.keyboard.press("Enter");
    await expect(chipsOf(page)).toContainText("Internal note: Refunded in full.");
    await look("the chips");
    expect(found).toEqual([]);
  });
}

test("CV-09: a ticket that begins with our mail is opened with a macro, its text and its changes", async ({
  desk,
  page,
  context,
}) => {
  await aMacro(desk, {
    name: "Welcome aboard",
    contexts: ["new"],
    replyHtml: "<p>Welcome {{customer.email}}, your start is on {{customer.attribute.start}}.</p>",
    actions: [{ kind: "priority", priority: "high" }],
  });
  await desk.signIn(context, await desk.addPerson({ role: "admin" }));
  await page.goto("/views/all-open");
  await expect(page.getByRole("heading", { name: "All open", level: 1 })).toBeVisible();
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog", { name: "New ticket" });
  await dialog.getByRole("radio", { name: "I write to the customer" }).click();
  await dialog.getByLabel("Requester").fill("zoe@riders.example");
  await dialog.getByLabel("Subject").fill("Your first day");
  await dialog.getByRole("button", { name: "Use a macro" }).click();
  await expect(page.getByRole("combobox", { name: "Macros" })).toBeFocused();
  await page.getByRole("option", { name: "Welcome aboard" }).click();
  const message = dialog.getByLabel("Message", { exact: true });
  await expect(message).toHaveValue("Welcome zoe@riders.example, your start is on {{customer.attribute.start}}.");
  await expect(chipsOf(page)).toContainText("High priority");
  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByText("Nothing is known for {{customer.attribute.start}}.")).toBeVisible();
  await message.fill("Welcome zoe@riders.example, your start is on Monday.");
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  await expect(threadOf(page).getByText("your start is on Monday")).toBeVisible();
  await expect(page.getByRole("button", { name: "Priority, change" })).toContainText("High");
});
