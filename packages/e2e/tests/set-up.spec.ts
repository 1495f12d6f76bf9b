import { expect, test } from "@playwright/test";

const owner = { email: "olivia@halen.example", password: "correct horse battery" };

test("the first visitor of an empty installation makes the workspace, and the page closes for good", async ({
  page,
  request,
}) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Set up your desk" })).toBeVisible();
  await page.getByLabel("Workspace").fill("Halen Rides");
  await page.getByLabel("Your name").fill("Olivia Owner");
  await page.getByLabel("Email").fill(owner.email);
  await page.getByLabel("Password").first().fill("short");
  await page.getByRole("button", { name: "Create workspace" }).click();
  await expect(page.getByText("Use at least 10 characters.")).toBeVisible();
  await page.getByLabel("Password").first().fill(owner.password);
  await page.getByRole("button", { name: "Create workspace" }).click();

  await expect(page).toHaveURL(/\/views\/my-queue$/u);
  await expect(page.getByRole("heading", { name: "Your queue is empty" })).toBeVisible();

  await page.goto("/setup");
  await expect(page.getByRole("heading", { name: "This desk is set up already" })).toBeVisible();
  const again = await request.post("/api/trpc/auth.setUp", {
    data: { workspaceName: "Second", name: "Eve", email: "eve@halen.example", password: "correct horse battery" },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(again.status()).toBe(404);
});
