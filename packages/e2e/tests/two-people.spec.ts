import { PostMessage } from "@desk/contracts/ticket";
import { postMessage } from "@desk/core/message";
import { asCustomer, aTicket, messagesOf } from "@desk/core/testing";
import { expect, type Page, test } from "../support/desk";

const savedOf = (page: Page) => page.getByRole("status").filter({ hasText: /^Saved$/u });
const notesOf = (page: Page) => page.getByRole("textbox", { name: "Pinned notes" });

test("two people write the notes at once: the second sees both texts and chooses", async ({ desk }) => {
  const ticket = await aTicket(desk.system);
  const [maya, tomas] = await Promise.all(
    ["Maya Okafor", "Tomás Rivera"].map(async (name) => desk.pageOf(await desk.addPerson({ name }))),
  );
  if (maya === undefined || tomas === undefined) throw new Error("Two people were asked for.");
  for (const page of [maya, tomas]) {
    await page.goto(`/tickets/${ticket.number}`);
    await expect(notesOf(page)).toBeVisible();
  }
  await notesOf(maya).fill("The driver has the bag.");
  await expect(savedOf(maya)).toBeVisible();
  await notesOf(tomas).fill("Nobody found the bag.");

  const alert = tomas.getByRole("alert").filter({ hasText: "Somebody else saved the text above meanwhile." });
  await expect(alert).toContainText("Nobody found the bag.");
  await expect(notesOf(tomas)).toHaveValue("The driver has the bag.");
  await alert.getByRole("button", { name: "Use mine" }).click();
  await expect(savedOf(tomas)).toBeVisible();
  await maya.reload();
  await expect(notesOf(maya)).toHaveValue("Nobody found the bag.");
});

test("a reply written before the customer's newest message stops, keeps its text, and can be sent after reading", async ({
  desk,
}) => {
  const ticket = await aTicket(desk.system);
  const page = await desk.pageOf(await desk.addPerson({ name: "Maya Okafor" }));
  await page.goto(`/tickets/${ticket.number}`);
  const thread = page.getByRole("region", { name: "Messages" });
  await expect(thread.getByText("I left a blue bag in the car.")).toBeVisible();
  await page.keyboard.press("r");
  await expect(page.getByRole("textbox", { name: "Reply" })).toBeFocused();
  await page.keyboard.type("Where were you going?");
  await postMessage(
    asCustomer(desk, ticket.requester.id),
    PostMessage.parse({ ticketId: ticket.id, kind: "reply", body: { text: "To the airport, by the way." } }),
  );
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("alert").filter({ hasText: "Not sent." })).toBeVisible();
  expect(await messagesOf(desk.system, ticket.id)).toHaveLength(2);
  await page.getByRole("button", { name: "Read new message" }).click();
  await expect(thread.getByText("To the airport, by the way.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Reply" })).toContainText("Where were you going?");
  await page.getByRole("textbox", { name: "Reply" }).press("Control+Enter");
  await expect(thread.getByText("Where were you going?")).toBeVisible();
  await expect.poll(() => messagesOf(desk.system, ticket.id)).toHaveLength(3);
});
