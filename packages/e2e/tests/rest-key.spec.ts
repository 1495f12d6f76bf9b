import { aTicket } from "@desk/core/testing";
import { expect, test } from "../support/desk";

test("a key made in the settings works for what it may do, and stops at once when revoked", async ({
  desk,
  page,
  context,
  playwright,
  baseURL,
}) => {
  const ticket = await aTicket(desk.system);
  await desk.signIn(context, await desk.addPerson({ role: "admin" }));
  await page.goto("/admin/api-keys");
  await page.getByRole("button", { name: "New key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Dispatch");
  await dialog.getByRole("checkbox", { name: /Create and change tickets/u }).check();
  await dialog.getByRole("button", { name: "Create key" }).click();
  const secret = await page.getByRole("dialog").getByLabel("API key").inputValue();
  await page.getByRole("button", { name: "I have kept it" }).click();

  const rest = await playwright.request.newContext({
    baseURL: baseURL ?? "",
    extraHTTPHeaders: { authorization: `Bearer ${secret}` },
  });
  const list = await rest.get("/api/v1/tickets");
  expect(list.status()).toBe(200);
  expect((await list.json()).data).toMatchObject([{ number: ticket.number, status: "new", state: "open" }]);
  const changed = await rest.patch(`/api/v1/tickets/${ticket.id}`, {
    data: { status: "done", notes: "Closed by dispatch" },
  });
  expect(changed.status()).toBe(200);
  expect(await changed.json()).toMatchObject({ status: "solved", state: "done", notes: "Closed by dispatch" });
  const refused = await rest.get("/api/v1/customers");
  expect(refused.status()).toBe(403);
  expect(refused.headers()["content-type"]).toContain("application/problem+json");

  await page.goto(`/tickets/${ticket.number}`);
  await expect(page.getByRole("button", { name: "Status, change" })).toContainText("Solved");
  await expect(page.getByRole("textbox", { name: "Pinned notes" })).toHaveValue("Closed by dispatch");

  await page.goto("/admin/api-keys");
  await page.getByRole("button", { name: "Revoke Dispatch" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke Dispatch" }).click();
  await expect(page.getByText("Revoked", { exact: true })).toBeVisible();
  expect((await rest.get("/api/v1/tickets")).status()).toBe(401);
  await rest.dispose();
});
