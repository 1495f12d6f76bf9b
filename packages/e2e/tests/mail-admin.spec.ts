import { addSenderRule } from "@desk/core/mail/sender-rule";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/desk";
import { aMailbox, customerOf, mailIn } from "../support/mailbox";
import { startOwnMailServers } from "../support/own-mail-servers";

async function fillServer(page: Page, side: "Mail comes in" | "Answers leave", port: number, user: string) {
  const part = page.getByRole("region", { name: side });
  await part.getByLabel("Server", { exact: true }).fill("127.0.0.1");
  await part.getByLabel("Encryption").selectOption("none");
  await part.getByLabel("Port").fill(String(port));
  await part.getByLabel("User name", { exact: true }).fill(user);
  return part;
}

test("EM-01: an admin sets up a mailbox, a wrong password names its step, and with the right one everything works", async ({
  desk,
}) => {
  test.setTimeout(150_000);
  const address = `help@${desk.id}.example`;
  const servers = await startOwnMailServers(address, "correct horse");
  const page = await desk.pageOf(await desk.addPerson({ role: "admin" }));
  await page.goto("/admin/mailboxes");
  await page.getByRole("button", { name: "Set up a mailbox" }).click();
  const form = page.getByRole("main");
  await form.getByLabel("Name", { exact: true }).fill("Help");
  await form.getByRole("textbox", { name: "Address", exact: true }).fill(address);
  const incoming = await fillServer(page, "Mail comes in", servers.imapPort, address);
  await incoming.getByLabel("Password").fill("wrong horse");
  const outgoing = await fillServer(page, "Answers leave", servers.smtpPort, address);
  await outgoing.getByLabel("Password").fill("correct horse");
  await page.getByRole("button", { name: "Create mailbox" }).click();

  const steps = page.getByRole("region", { name: "Test", exact: true });
  await steps.getByRole("button", { name: "Test the connection" }).click();
  await expect(steps.getByText("Connected to the incoming server")).toBeVisible();
  await expect(steps.getByText("Failed: The sign-in was refused", { exact: true })).toBeVisible();
  await expect(steps.getByText("The test stopped at: the sign-in was refused.")).toBeVisible({ timeout: 60_000 });

  await incoming.getByLabel("Password").fill("correct horse");
  await expect(steps.getByText("Save first")).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(incoming.getByLabel("Password")).toHaveValue("");
  await steps.getByRole("button", { name: "Test again" }).click();
  for (const step of ["Signed in", "Folders opened", "Mail can be read", "Test mail accepted", "Test mail came back"])
    await expect(steps.getByText(`Passed: ${step}`, { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(steps.getByText(/^(?:Everything works|Mail works)/u)).toBeVisible({ timeout: 60_000 });

  servers.imap.deliver(
    `From: Ana Silva <ana@rides.example>\r\nTo: <${address}>\r\nSubject: Lost umbrella\r\nMessage-ID: <umbrella@rides.example>\r\n\r\nIt is green.\r\n`,
  );
  await page.goto("/admin/mail-log");
  const row = page.getByRole("row").filter({ hasText: "Lost umbrella" });
  await expect(async () => {
    await page.reload();
    await expect(row.getByRole("cell", { name: /^Ticket/u })).toBeVisible({ timeout: 6_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByText(/^\d+ stored = .*1 ticket/u)).toBeVisible();
  await servers.stop();
});

test("EM-15: a suspended mail is read, recovered with the keyboard and becomes a ticket", async ({ desk }) => {
  test.setTimeout(120_000);
  const help = await aMailbox(desk);
  const bo = customerOf(desk, "bo");
  await addSenderRule(desk.system, { pattern: bo, verdict: "block" });
  const page = await desk.pageOf(await desk.addPerson({ role: "admin" }));
  await mailIn({
    from: `Bo Lind <${bo}>`,
    to: help,
    subject: "Invoice 12",
    text: "Please find what we agreed.",
    messageId: `<invoice.${desk.id}@riders.example>`,
  });

  await page.goto("/admin/suspended");
  const subject = page.getByRole("button", { name: "Invoice 12" });
  await expect(async () => {
    await page.reload();
    await expect(subject).toBeVisible({ timeout: 6_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByRole("navigation", { name: "Settings" }).getByText("Suspended mail")).toBeVisible();
  await subject.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Please find what we agreed.")).toBeVisible();
  await expect(page.getByText(/is blocked/u)).toBeVisible();
  await page.getByRole("button", { name: "Recover" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Notices" }).getByText("1 mail recovered")).toBeVisible();
  await expect(page.getByText("Nothing is suspended")).toBeVisible();

  await expect(async () => {
    await page.goto("/views/all-open");
    await expect(page.getByRole("row").filter({ hasText: "Invoice 12" })).toBeVisible({ timeout: 6_000 });
  }).toPass({ timeout: 60_000 });
});
