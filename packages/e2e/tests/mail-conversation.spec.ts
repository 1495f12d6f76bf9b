import { expect, test } from "../support/desk";
import { countMailedTo, headerOf, mailSaying } from "../support/mail";
import { aMailbox, customerOf, fullMailbox, mailIn } from "../support/mailbox";
import { expectInThread, openBySubject, threadOf as thread, writeReply as write } from "../support/ticket-page";

test.describe.configure({ timeout: 150_000 });

test("CV-13: a customer's mail is answered with a copy more, and her answer lands in the same ticket", async ({
  desk,
  page,
  context,
}) => {
  const ana = customerOf(desk, "ana");
  const bo = customerOf(desk, "bo");
  const cleo = customerOf(desk, "cleo");
  const help = await aMailbox(desk);
  await desk.signIn(context, await desk.addPerson({ name: "Grace Wanjiru" }));
  const first = `<first.${desk.id}@riders.example>`;
  const subject = "Blue bag left in the car";
  await mailIn({
    from: `Ana Costa <${ana}>`,
    to: help,
    cc: `Bo Lind <${bo}>`,
    subject,
    text: "It is on the back seat.\n\n-- \nAna Costa\nLisbon",
    messageId: first,
  });

  await openBySubject(page, subject);
  await expect(thread(page).getByText("It is on the back seat.")).toBeVisible();
  await expect(thread(page).getByText("Lisbon")).toBeHidden();
  await thread(page).getByRole("button", { name: "Quoted text and signature" }).click();
  await expect(thread(page).getByText("Lisbon")).toBeVisible();
  await thread(page)
    .getByRole("button", { name: /mail details/u })
    .click();
  await expect(thread(page).getByText(`Bo Lind <${bo}>`)).toBeVisible();

  await test.step("the reply goes to everybody, and Cleo gets a copy", async () => {
    await page.getByRole("button", { name: /^Recipients: to .*; from .* Change$/u }).click();
    const cc = page.getByRole("combobox", { name: "Cc" });
    await cc.fill("cleo at riders");
    await page.keyboard.press("Enter");
    await expect(page.getByText("“cleo at riders” is no e-mail address.")).toBeVisible();
    await cc.fill(cleo);
    await page.keyboard.press("Enter");
    await cc.fill(help);
    await page.keyboard.press("Enter");
    await expect(page.getByText(/is an address of this workspace/u)).toBeVisible();
    await expect(page.getByRole("button", { name: `Remove ${cleo} from Cc` })).toBeVisible();
    await write(page, "We found your bag.");
    await page.keyboard.press("Control+Enter");
  });

  const sent = await mailSaying(ana, "We found your bag.");
  await mailSaying(cleo, "We found your bag.");
  await mailSaying(bo, "We found your bag.");
  expect(headerOf(sent, "From")).toContain(help);
  expect(headerOf(sent, "To")).toContain(ana);
  expect(headerOf(sent, "Cc")).toContain(bo);
  expect(headerOf(sent, "Cc")).toContain(cleo);
  expect(headerOf(sent, "In-Reply-To")).toBe(first);
  expect(headerOf(sent, "References")).toContain(first);
  expect(headerOf(sent, "Subject")).toMatch(/Blue bag left in the car/u);
  const replyTo = headerOf(sent, "Reply-To").match(/[^\s<>]+@[^\s<>]+/u)?.[0] ?? "";
  expect(replyTo).toMatch(/^help\..*\+.*@halen\.example$/u);

  await mailIn({
    from: `Ana Costa <${ana}>`,
    to: replyTo,
    subject: `Re: ${headerOf(sent, "Subject")}`,
    text: "Wonderful, thank you!",
    messageId: `<second.${desk.id}@riders.example>`,
    inReplyTo: headerOf(sent, "Message-ID"),
  });
  await expectInThread(page, "Wonderful, thank you!");
  await page.goto("/views/all");
  await expect(page.getByRole("grid").getByRole("row").filter({ hasText: subject })).toHaveCount(1);
});

test("CV-06: an answer taken back while it is held returns with its recipients and files, and no mail leaves", async ({
  desk,
  page,
  context,
}) => {
  const ana = customerOf(desk, "ana");
  const bo = customerOf(desk, "bo");
  await mailIn({
    from: ana,
    to: await aMailbox(desk, { undoSeconds: 40 }),
    subject: "Refund",
    text: "Where is it?",
    messageId: `<refund.${desk.id}@riders.example>`,
  });
  await desk.signIn(context, await desk.addPerson());
  await openBySubject(page, "Refund");
  await page.getByRole("button", { name: /^Recipients/u }).click();
  await page.getByRole("combobox", { name: "Cc" }).fill(bo);
  await page.keyboard.press("Enter");
  await write(page, "It is on its way.");
  await page.locator("#composer input[type=file]").setInputFiles({
    name: "receipt.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("12.40"),
  });
  await expect(page.getByRole("button", { name: "Remove receipt.txt" })).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  const toasts = page.getByRole("region", { name: "Notices" });
  await expect(toasts.getByText("Sending…")).toBeVisible();
  await expect(toasts.getByRole("button", { name: "Undo" })).toBeVisible();
  await expect(page.locator(".composer-text")).toHaveText("");

  await test.step("going away does not cancel it, and the thread offers the same way back", async () => {
    const address = page.url();
    await page.goto("/customers");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.goto(address);
    await expect(thread(page).getByText("It is on its way.")).toBeVisible();
    await thread(page).getByRole("button", { name: "Undo" }).click();
  });

  await expect(page.locator(".composer-text")).toHaveText("It is on its way.");
  await expect(page.getByRole("button", { name: "Remove receipt.txt" })).toBeVisible();
  await expect(page.getByRole("button", { name: new RegExp(`^Recipients: .*copy to ${bo}`, "u") })).toBeVisible();
  await expect(thread(page).getByRole("button", { name: "Undo" })).toBeHidden();
  expect(countMailedTo(ana)).toBe(0);
});

test("CV-07: a planned answer is stopped by the customer's mail, and its text is kept", async ({
  desk,
  page,
  context,
}) => {
  const ana = customerOf(desk, "ana");
  const help = await aMailbox(desk);
  const first = `<planned.${desk.id}@riders.example>`;
  await mailIn({ from: ana, to: help, subject: "Early ride", text: "Can I book for six?", messageId: first });
  await desk.signIn(context, await desk.addPerson());
  await openBySubject(page, "Early ride");
  await write(page, "Yes, at six at your door.");
  await page.getByRole("button", { name: "More ways to send" }).click();
  await page.getByRole("menuitem", { name: /^Tomorrow morning/u }).click();
  await expect(thread(page).getByText(/Will be sent .* 09:00/u)).toBeVisible();

  await test.step("its time can be changed", async () => {
    await thread(page).getByRole("button", { name: "Edit time" }).click();
    const dialog = page.getByRole("dialog", { name: "Edit time" });
    await dialog.getByLabel("Time").fill("10:15");
    await dialog.getByRole("button", { name: "Send then" }).click();
    await expect(thread(page).getByText(/Will be sent .* 10:15/u)).toBeVisible();
  });

  await mailIn({
    from: ana,
    to: help,
    subject: "Re: Early ride",
    text: "Never mind, I take the train.",
    messageId: `<train.${desk.id}@riders.example>`,
    inReplyTo: first,
  });
  await expectInThread(page, "The customer wrote first.");
  await thread(page).getByRole("button", { name: "Put back into the composer" }).click();
  await expect(page.locator(".composer-text")).toHaveText("Yes, at six at your door.");
  expect(countMailedTo(ana)).toBe(0);
});

test("CV-19: a mail that is refused says why, and Retry delivers it", async ({ desk, page, context }) => {
  const ana = customerOf(desk, "ana");
  await mailIn({
    from: ana,
    to: await aMailbox(desk, { undoSeconds: 0 }),
    subject: "Invoice",
    text: "Please send it.",
    messageId: `<invoice.${desk.id}@riders.example>`,
  });
  await desk.signIn(context, await desk.addPerson());
  await openBySubject(page, "Invoice");
  const mailbox = fullMailbox(ana);
  await write(page, "Here is your invoice.");
  await page.keyboard.press("Control+Enter");
  await expectInThread(page, /Mailbox full/u);
  await expect(thread(page).getByText(`Not delivered: ${ana}.`)).toBeVisible();

  mailbox.empty();
  await thread(page).getByRole("button", { name: "Retry" }).click();
  const sent = await mailSaying(ana, "Here is your invoice.");
  expect(countMailedTo(ana)).toBe(1);
  expect(headerOf(sent, "Message-ID")).not.toBe("");
  await expect(async () => {
    await page.reload();
    await expect(thread(page).getByText("· Sent").first()).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
});

test("CV-02: a note names no recipients and no mail leaves of it", async ({ desk, page, context }) => {
  const ana = customerOf(desk, "ana");
  await mailIn({
    from: ana,
    to: await aMailbox(desk),
    subject: "Driver was rude",
    text: "He was.",
    messageId: `<rude.${desk.id}@riders.example>`,
  });
  await desk.signIn(context, await desk.addPerson());
  await openBySubject(page, "Driver was rude");
  await expect(page.getByRole("button", { name: /^Recipients/u })).toBeVisible();
  await page.getByRole("tab", { name: "Internal note" }).click();
  await expect(page.getByRole("button", { name: /^Recipients/u })).toBeHidden();
  await expect(page.getByRole("button", { name: "More ways to send" })).toBeHidden();
  await page.getByRole("textbox", { name: "Internal note" }).click();
  await page.keyboard.type("Third complaint this week.");
  await page.keyboard.press("Control+Enter");
  await expect(thread(page).getByText("Third complaint this week.")).toBeVisible();
  await page.getByRole("tab", { name: "Reply" }).click();
  await write(page, "We are sorry.");
  await page.keyboard.press("Control+Enter");
  const sent = await mailSaying(ana, "We are sorry.");
  expect(sent.raw).not.toContain("Third complaint");
  expect(countMailedTo(ana)).toBe(1);
});
