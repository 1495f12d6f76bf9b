import { PostMessage } from "@desk/contracts/ticket";
import { postMessage } from "@desk/core/message";
import { aTicket } from "@desk/core/testing";
import { setStatus } from "@desk/core/ticket";
import { expect, test } from "../support/desk";

test("QV-04: words from several messages find the ticket, the match is marked, and a facet narrows the results", async ({
  desk,
  page,
  context,
}) => {
  const wanted = await aTicket(desk.system, {
    subject: "Bitte um Hilfe",
    body: { text: "Die Rechnungen fehlen noch immer." },
  });
  await postMessage(
    desk.system,
    PostMessage.parse({
      ticketId: wanted.id,
      kind: "note",
      body: { text: "Die Buchhaltung hat den Koffer der Kundin." },
    }),
  );
  const other = await aTicket(desk.system, {
    subject: "Rechnung zu hoch",
    body: { text: "Der Koffer war nicht dabei." },
  });
  await setStatus(desk.system, { ticketId: other.id, status: "pending" });
  await desk.signIn(context, await desk.addPerson({ role: "admin", name: "Maya Okafor" }));

  await page.goto("/search?q=Rechnung%20Koffern");
  const rows = page.getByRole("grid").getByRole("row");
  await expect(page.locator(`[data-number="${wanted.number}"]`)).toBeVisible();
  await expect(rows).toHaveCount(2);
  await expect(page.locator(`[data-number="${wanted.number}"] mark`).first()).toHaveText(/Rechnungen|Koffer/u);

  const facets = page.getByRole("region", { name: "Narrow the results" });
  await expect(facets.getByRole("status")).toHaveText("2 found");
  await facets.getByRole("button", { name: /^Waiting for customer/u }).click();
  await expect(rows).toHaveCount(1);
  await expect(page.locator(`[data-number="${other.number}"]`)).toBeVisible();
  await expect(facets.getByRole("button", { name: /^Waiting for customer/u })).toHaveAttribute("aria-pressed", "true");
  await facets.getByRole("button", { name: /^Waiting for customer/u }).click();
  await expect(rows).toHaveCount(2);

  await test.step("choices that leave nothing together stay in sight and are taken back one by one", async () => {
    await facets.getByRole("button", { name: /^Waiting for customer/u }).click();
    await expect(rows).toHaveCount(1);
    await page.goto(`${page.url()}%20label%3Anowhere`);
    const label = facets.getByRole("button", { name: "nowhere 0" });
    await expect(label).toHaveAttribute("aria-pressed", "true");
    await expect(facets.getByRole("status")).toHaveText("0 found");
    await expect(facets.getByRole("button", { name: "Waiting for customer 0" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await label.click();
    await expect(rows).toHaveCount(1);
    await facets.getByRole("button", { name: /^Waiting for customer/u }).click();
    await expect(rows).toHaveCount(2);
  });
});

test("QV-09: two customers are merged after a preview, and the merge is undone", async ({ desk, page, context }) => {
  const address = (name: string) => `${name}.${desk.id}@rides.example`;
  const kept = await aTicket(desk.system, { requester: { email: address("ana"), name: "Ana Silva" } });
  await aTicket(desk.system, { subject: "Wallet", requester: { email: address("asilva"), name: "A. Silva" } });
  await desk.signIn(context, await desk.addPerson({ role: "admin", name: "Maya Okafor" }));

  await page.goto(`/customers/${kept.requester.id}`);
  await page.getByRole("button", { name: "Merge" }).click();
  const dialog = page.getByRole("dialog", { name: "Merge into Ana Silva" });
  await dialog.getByRole("textbox", { name: "Other customer" }).fill("asilva");
  await dialog
    .getByRole("list", { name: "Customers found" })
    .getByRole("button", { name: /A\. Silva/u })
    .click();
  await expect(dialog.getByText("brings along 1 ticket, 0 copies, 1 address")).toBeVisible();
  await dialog.getByRole("button", { name: "Merge A. Silva" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(address("asilva"))).toBeVisible();
  await expect(page.getByText("Wallet")).toBeVisible();
  await expect(page.getByRole("region", { name: "Merged customers" })).toContainText("A. Silva");

  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await expect(page.getByRole("region", { name: "Notices" }).getByText("They are two customers again.")).toBeVisible();
  await expect(page.getByText("Wallet")).toBeHidden();
});
