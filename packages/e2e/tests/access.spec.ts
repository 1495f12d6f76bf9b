import { aTicket } from "@desk/core/testing";
import { expect, test } from "../support/desk";

test("a collaborator writes notes and finds no way to reply", async ({ desk, page, context }) => {
  const ticket = await aTicket(desk.system);
  await desk.signIn(context, await desk.addPerson({ role: "collaborator", name: "Carla Collab" }));
  await page.goto(`/tickets/${ticket.number}`);
  await expect(page.getByRole("tab", { name: "Internal note" })).toBeVisible();
  await expect(page.getByRole("tab", { name: "Reply" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Solve" })).toHaveCount(0);
  await page.keyboard.press("r");
  await expect(page.getByRole("textbox", { name: "Reply" })).toHaveCount(0);
  await page.keyboard.press("n");
  await page.keyboard.type("Legal says yes.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("region", { name: "Messages" }).getByText("Legal says yes.")).toBeVisible();
  const reply = await page.request.post("/api/trpc/ticket.post", {
    data: { ticketId: ticket.id, kind: "reply", body: { text: "Hello" } },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(reply.status()).toBe(403);
});

test("another team's ticket looks like one that does not exist", async ({ desk, page, context }) => {
  const [mine, theirs] = [await desk.addTeam("Rides"), await desk.addTeam("Safety")];
  const hidden = await aTicket(desk.system, { teamId: theirs, subject: "Accident on the bridge" });
  await aTicket(desk.system, { teamId: mine, subject: "Lost umbrella" });
  await desk.signIn(context, await desk.addPerson({ teams: { [mine]: "full" } }));
  await page.goto("/views/all");
  await expect(page.getByRole("row").filter({ hasText: "Lost umbrella" })).toBeVisible();
  await expect(page.getByText("Accident on the bridge")).toHaveCount(0);
  await expect(page.getByRole("navigation", { name: "Main" }).getByText("Safety")).toHaveCount(0);
  await page.goto(`/tickets/${hidden.number}`);
  await expect(page.getByRole("heading", { name: `There is no ticket #${hidden.number} for you` })).toBeVisible();
  const open = (number: number) =>
    page.request.get(`/api/trpc/ticket.open?input=${encodeURIComponent(JSON.stringify({ number }))}`);
  const [forHidden, forMissing] = [await open(hidden.number), await open(999_999)];
  expect(forHidden.status()).toBe(404);
  expect(forMissing.status()).toBe(404);
  const message = async (answer: typeof forHidden) => (await answer.json()).error.message;
  expect(await message(forHidden)).toBe(await message(forMissing));
});
