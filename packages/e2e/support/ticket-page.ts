import { expect, type Page } from "@playwright/test";

export const threadOf = (page: Page) => page.getByRole("region", { name: "Messages" });

/** Opens the ticket with this subject once it has come in. */
export async function openBySubject(page: Page, subject: string): Promise<void> {
  const row = page.getByRole("grid").getByRole("row").filter({ hasText: subject });
  await expect(async () => {
    await page.goto("/views/all-open");
    await expect(row).toBeVisible({ timeout: 4_000 });
  }).toPass({ timeout: 60_000 });
  await row.click();
  await expect(threadOf(page)).toBeVisible();
}

/** Types into the reply. */
export async function writeReply(page: Page, text: string): Promise<void> {
  await expect(page.locator(".composer-text")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("textbox", { name: "Reply" }).click();
  await page.keyboard.type(text);
}

/** Reads the ticket anew until the words stand in its thread. */
export async function expectInThread(page: Page, words: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(threadOf(page).getByText(words).first()).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}
