import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "../support/desk";
import { countMailedTo, headerOf, mailSaying } from "../support/mail";
import { aMailbox, customerOf, mailIn } from "../support/mailbox";
import { expectInThread, openBySubject, threadOf, writeReply } from "../support/ticket-page";

test.describe.configure({ timeout: 150_000 });

test("C03: a stranger's answer waits for an agent's word; let in, the person gets the next reply", async ({
  desk,
  page,
  context,
}) => {
  const ana = customerOf(desk, "ana");
  const karim = customerOf(desk, "karim");
  const help = await aMailbox(desk, { undoSeconds: 0 });
  const first = `<phone.${desk.id}@riders.example>`;
  await mailIn({ from: ana, to: help, subject: "Phone in the taxi", text: "It is blue.", messageId: first });
  await desk.signIn(context, await desk.addPerson());
  await openBySubject(page, "Phone in the taxi");
  await mailIn({
    from: `Karim Tazi <${karim}>`,
    to: help,
    subject: "Re: Phone in the taxi",
    text: "I am the driver and have it.",
    messageId: `<driver.${desk.id}@riders.example>`,
    inReplyTo: first,
  });
  await expectInThread(page, "I am the driver and have it.");
  const proposal = threadOf(page).getByRole("region", { name: "Karim Tazi is not on this ticket" });
  await expect(proposal).toContainText("customers do not see this message");

  await test.step("until then a reply goes past the person", async () => {
    await writeReply(page, "We look for it.");
    await page.keyboard.press("Control+Enter");
    await mailSaying(ana, "We look for it.");
    expect(countMailedTo(karim)).toBe(0);
  });

  await test.step("the original can be read", async () => {
    await threadOf(page).getByRole("button", { name: "More about the message of Karim Tazi" }).click();
    await page.getByRole("menuitem", { name: "Show original…" }).click();
    const dialog = page.getByRole("dialog", { name: "Original mail" });
    await expect(dialog.getByText(`<driver.${desk.id}@riders.example>`)).toBeVisible();
    await expect(dialog.getByRole("link", { name: "Download" })).toBeVisible();
    await dialog.getByRole("button", { name: "Close" }).first().click();
  });

  await proposal.getByRole("button", { name: "Let in" }).click();
  await expect(proposal).toBeHidden();
  await expect(page.getByRole("button", { name: /^Recipients: .*copy to Karim Tazi/u })).toBeVisible();
  await writeReply(page, "Karim brings it to you.");
  await page.keyboard.press("Control+Enter");
  await mailSaying(karim, "Karim brings it to you.");
});

test("F shows a message to somebody outside with its words; the ticket keeps an internal note of it", async ({
  desk,
  page,
  context,
}) => {
  const insurer = customerOf(desk, "claims");
  await mailIn({
    from: customerOf(desk, "ana"),
    to: await aMailbox(desk),
    subject: "Damaged bike",
    text: "The wheel is bent.",
    messageId: `<bike.${desk.id}@riders.example>`,
  });
  await desk.signIn(context, await desk.addPerson());
  await openBySubject(page, "Damaged bike");
  await expect(threadOf(page).getByText("The wheel is bent.")).toBeVisible();
  await threadOf(page).focus();
  await page.keyboard.press("f");
  const dialog = page.getByRole("dialog", { name: "Forward message" });
  await dialog.getByRole("button", { name: "Forward", exact: true }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Name at least one recipient in To.");
  await dialog.getByRole("combobox", { name: "To" }).fill(insurer);
  await page.keyboard.press("Enter");
  await dialog.getByLabel("Your words").fill("Please look at this claim.");
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  const sent = await mailSaying(insurer, "Please look at this claim.");
  expect(sent.raw).toContain("The wheel is bent.");
  await expect(threadOf(page).getByText(/^Forwarded message/u)).toBeVisible();
});

test("EM-04: a ticket that begins with a mail leaves from the address chosen for it, with its copies", async ({
  desk,
  page,
  context,
}) => {
  const help = await aMailbox(desk);
  const ana = customerOf(desk, "ana");
  const bo = customerOf(desk, "bo");
  await desk.signIn(context, await desk.addPerson());
  await page.goto("/views/all-open");
  await expect(page.getByRole("heading", { name: "All open", level: 1 })).toBeVisible();
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog", { name: "New ticket" });
  await dialog.getByLabel("I write to the customer").check();
  await dialog.getByLabel("Requester").fill(ana);
  await dialog.getByLabel("From").selectOption({ label: `Halen Rides <${help}>` });
  await dialog.getByRole("combobox", { name: "Cc" }).fill(bo);
  await page.keyboard.press("Enter");
  await dialog.getByLabel("Subject").fill("Your papers");
  await dialog.getByLabel("Message", { exact: true }).fill("Please send the second page.");
  await dialog.getByRole("button", { name: "Send and create ticket" }).click();
  await expect(dialog).toBeHidden();
  const sent = await mailSaying(ana, "Please send the second page.");
  expect(headerOf(sent, "From")).toContain(help);
  expect(headerOf(sent, "Cc")).toContain(bo);
  await mailSaying(bo, "Please send the second page.");
});

const axe = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
};

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`a mail, its details, recipients, ways to send and forwarding break no accessibility rule at ${viewport.width} px`, async ({
    desk,
    browser,
    baseURL,
  }) => {
    const first = `<axe.${desk.id}@riders.example>`;
    const help = await aMailbox(desk, { undoSeconds: 60 });
    const ana = customerOf(desk, "ana");
    await mailIn({
      from: ana,
      to: help,
      cc: customerOf(desk, "bo"),
      subject: "Lost scarf",
      text: "Red.",
      messageId: first,
    });
    const context = await browser.newContext({ baseURL: baseURL ?? "", viewport, reducedMotion: "reduce" });
    await desk.signIn(context, await desk.addPerson());
    const page = await context.newPage();
    await openBySubject(page, "Lost scarf");
    await threadOf(page)
      .getByRole("button", { name: /mail details/u })
      .click();
    await page.getByRole("button", { name: /^Recipients/u }).click();
    await page.getByRole("combobox", { name: "Cc" }).fill("nobody");
    await page.keyboard.press("Enter");
    await writeReply(page, "We have it.");
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axe(page)).toEqual([]);
    }
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(threadOf(page).getByRole("button", { name: "Undo" })).toBeVisible();
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: "More ways to send" }).click();
    await page.getByRole("menuitem", { name: "Pick a time…" }).click();
    await expect(page.getByRole("dialog", { name: "Send later" })).toBeVisible();
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await threadOf(page).focus();
    await page.keyboard.press("f");
    await expect(page.getByRole("dialog", { name: "Forward message" })).toBeVisible();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
}
