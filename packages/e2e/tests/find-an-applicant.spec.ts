import { aTicket } from "@desk/core/testing";
import { setStatus } from "@desk/core/ticket";
import { type Desk, expect, test } from "../support/desk";

const pageSize = 50;
const applicantPage = 40;
const applicant = { name: "Lucía Fernández", email: "lucia.fernandez@couriers.example" };

/** Enough applications that the wanted one stands on page 40 of the list, which is newest first. */
async function manyApplications(desk: Desk): Promise<number> {
  const start = Date.now() - 5_000_000;
  const at = (minute: number) => new Date(start + minute * 1_000);
  const wanted = await aTicket(
    { ...desk.system, now: () => at(0) },
    {
      subject: "Application as a courier in Valencia",
      requester: applicant,
      body: { text: "My licence is attached." },
    },
  );
  const total = pageSize * (applicantPage - 1) + 10;
  let next = 0;
  const work = async () => {
    for (let n = next++; n < total; n = next++) {
      const ctx = { ...desk.system, now: () => at(n + 1) };
      const { id } = await aTicket(ctx, {
        subject: `Application ${n}`,
        requester: { email: `applicant${n}@couriers.example`, name: `Applicant ${n}` },
        body: { text: "I would like to drive for you." },
      });
      if (n % 2 === 0) await setStatus(ctx, { ticketId: id, status: "pending" });
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  return wanted.number;
}

test("an applicant on page 40 is found by e-mail and handled by keyboard; status and notes are kept", async ({
  desk,
  page,
  context,
}) => {
  test.setTimeout(180_000);
  const number = await manyApplications(desk);
  await desk.signIn(context, await desk.addPerson({ role: "admin", name: "Maya Okafor" }));

  await test.step("the list pages down to the applicant", async () => {
    await page.goto("/views/all");
    const grid = page.getByRole("grid", { name: "All tickets" });
    await expect(grid.getByRole("row").first()).toBeVisible();
    await grid.getByRole("row").first().focus();
    const wanted = page.locator(`[data-number="${number}"]`);
    await expect(async () => {
      await page.keyboard.press("End");
      await expect(wanted).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 90_000, intervals: [50] });
    await expect(wanted).toHaveAttribute("aria-rowindex", String(pageSize * (applicantPage - 1) + 11));
  });

  await test.step("the list filters by status", async () => {
    await page.goto("/views/all?status=pending");
    const rows = page.getByRole("grid").getByRole("row");
    await expect(rows.first()).toBeVisible();
    await expect(page.getByRole("grid").getByRole("img", { name: "Waiting for customer" }).first()).toBeVisible();
    await expect(page.getByRole("grid").getByRole("img", { name: "New" })).toHaveCount(0);
    await page.goto("/views/all?status=new");
    await expect(page.getByRole("grid").getByRole("img", { name: "New" }).first()).toBeVisible();
    await expect(page.getByRole("grid").getByRole("img", { name: "Waiting for customer" })).toHaveCount(0);
  });

  await test.step("the applicant is found by e-mail and opened without a mouse", async () => {
    await page.goto("/views/my-queue");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type(applicant.email);
    const found = page.locator(`[role=row][data-number="${number}"]`);
    await expect(found).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await expect(found).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("article", { name: `Ticket ${number}` })).toBeVisible();
  });

  const details = page.getByRole("region", { name: "Properties" });
  await test.step("set to pending and write the notes", async () => {
    await page.keyboard.press("s");
    await page.getByRole("combobox", { name: "Set status" }).fill("Waiting");
    await page.keyboard.press("Enter");
    await expect(details.getByRole("button", { name: "Status, change" })).toContainText("Waiting for customer");
    const notes = page.getByRole("textbox", { name: "Pinned notes" });
    await notes.focus();
    await page.keyboard.type("Licence checked, waiting for the insurance.");
    await expect(page.getByRole("status").filter({ hasText: /^Saved$/u })).toBeVisible();
  });

  await test.step("after a reload both are there", async () => {
    await page.reload();
    await expect(details.getByRole("button", { name: "Status, change" })).toContainText("Waiting for customer");
    await expect(page.getByRole("textbox", { name: "Pinned notes" })).toHaveValue(
      "Licence checked, waiting for the insurance.",
    );
  });
});
