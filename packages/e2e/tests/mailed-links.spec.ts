import { overwritePassword } from "@desk/core/user";
import { expect, type Page, test } from "../support/desk";
import { linkMailedTo } from "../support/mail";

const password = "a long enough password";
const newPassword = "another long password";

async function signInByTyping(page: Page, email: string, text: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

test("an admin invites a colleague, who joins from the mail; the link works once", async ({ desk, browser }) => {
  const admin = await desk.addPerson({ role: "admin", name: "Ida Admin" });
  const email = `nora.${desk.id}@halen.example`;
  const adminPage = await desk.pageOf(admin);
  await adminPage.goto("/admin/people");
  await adminPage.getByRole("button", { name: "Invite" }).click();
  const dialog = adminPage.getByRole("dialog");
  await dialog.getByLabel("Email").fill(email);
  await dialog.getByLabel("Name").fill("Nora New");
  await dialog.getByLabel("Role").selectOption({ label: "Agent" });
  await dialog.getByRole("button", { name: /invit/iu }).click();
  await expect(dialog).toBeHidden();

  const link = await linkMailedTo(email, "/invitation");
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Join Halen Rides" })).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page).toHaveURL(/\/views\/my-queue$/u);
  await expect(page.getByRole("button", { name: "Account of Nora New" })).toBeVisible();

  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This invitation is not valid" })).toBeVisible();
  await context.close();
});

test("a forgotten password is replaced from the mail, and every other device is signed out", async ({ desk, page }) => {
  const agent = await desk.addPerson();
  await overwritePassword(desk.system, { email: agent.email, password });
  const otherDevice = await desk.pageOf(agent);
  await otherDevice.goto("/views/all");
  await expect(otherDevice.getByRole("heading", { name: "All tickets", level: 1 })).toBeVisible();

  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot password" }).click();
  await expect(page.getByRole("heading", { name: "Set a new password" })).toBeVisible();
  await page.getByLabel("Email").fill(agent.email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible();

  const link = await linkMailedTo(agent.email, "/reset-password");
  await page.goto(link);
  await page.getByLabel("New password").fill(newPassword);
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByRole("heading", { name: "Your password is set" })).toBeVisible();
  expect((await otherDevice.request.get("/api/trpc/me.get")).status()).toBe(401);

  await signInByTyping(page, agent.email, password);
  await expect(page.getByText("The address or the password is not right.")).toBeVisible();
  await signInByTyping(page, agent.email, newPassword);
  await expect(page).toHaveURL(/\/views\/my-queue$/u);

  await page.goto(link);
  await page.getByLabel("New password").fill("a third long password");
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByText(/used up|expired|not complete/u)).toBeVisible();
});

test("a sign-in link signs in at the press of a button, once", async ({ desk, page, browser }) => {
  const agent = await desk.addPerson();
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(agent.email);
  await page.getByRole("button", { name: "Send me a sign-in link" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible();
  const link = await linkMailedTo(agent.email, "/sign-in/link");
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/views\/my-queue$/u);

  const context = await browser.newContext();
  const stranger = await context.newPage();
  await stranger.goto(link);
  await stranger.getByRole("button", { name: "Sign in" }).click();
  await expect(stranger.getByText("This link was used before or is too old.")).toBeVisible();
  await context.close();
});
