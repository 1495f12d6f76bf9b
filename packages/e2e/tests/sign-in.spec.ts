import { overwritePassword } from "@desk/core/user";
import { expect, test } from "../support/desk";

const password = "a long enough password";

test("an agent signs in by typing and lands where the link led", async ({ desk, page }) => {
  const agent = await desk.addPerson({ name: "Maya Okafor" });
  await overwritePassword(desk.system, { email: agent.email, password });
  await page.goto("/views/unassigned");
  await expect(page).toHaveURL(/\/sign-in\?next=/u);
  await page.getByLabel("Email").fill(agent.email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.keyboard.press("Enter");
  await expect(page.getByText("The address or the password is not right.")).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/views\/unassigned$/u);
  await expect(page.getByRole("button", { name: "Account of Maya Okafor" })).toBeVisible();
});

test("signing out ends the session itself: its cookie opens nothing any more", async ({ desk, page, context }) => {
  const agent = await desk.addPerson();
  await desk.signIn(context, agent);
  await page.goto("/views/all");
  await expect(page.getByRole("heading", { name: "All tickets", level: 1 })).toBeVisible();
  const cookies = await context.cookies();
  const me = () => page.request.get("/api/trpc/me.get");
  expect((await me()).status()).toBe(200);
  await page.getByRole("button", { name: `Account of ${agent.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await context.addCookies(cookies);
  expect((await me()).status()).toBe(401);
  await page.goto("/views/all");
  await expect(page).toHaveURL(/\/sign-in/u);
});
