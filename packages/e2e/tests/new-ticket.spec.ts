import { expect, test } from "../support/desk";

test("C notes a request down for a new customer; what is wrong is said at its field", async ({
  desk,
  page,
  context,
}) => {
  const teamId = await desk.addTeam("Lost items");
  await desk.signIn(context, await desk.addPerson({ teams: { [teamId]: "full" } }));
  await page.goto("/views/all-open");
  await expect(page.getByRole("heading", { name: "All open", level: 1 })).toBeVisible();
  await page.keyboard.press("c");
  const dialog = page.getByRole("dialog", { name: "New ticket" });
  await dialog.getByLabel("Subject").fill("Scarf left in the car");
  await dialog.getByRole("button", { name: "Create ticket" }).click();
  await expect(dialog.getByLabel("Requester")).toHaveAttribute("aria-invalid", "true");

  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("c");
  await expect(dialog.getByLabel("Subject")).toHaveValue("Scarf left in the car");

  await dialog.getByLabel("Requester").fill("zoe@riders.example");
  await dialog.getByLabel("Request", { exact: true }).fill("It is red and was on the back seat.");
  await dialog.getByLabel("Team").selectOption({ label: "Lost items" });
  await dialog.getByLabel("Priority").selectOption({ label: "High" });
  await page.keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { name: "Scarf left in the car" })).toBeVisible();
  await expect(page.getByText("It is red and was on the back seat.").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Team, change" })).toContainText("Lost items");
  await expect(page.getByRole("button", { name: "Priority, change" })).toContainText("High");
});
