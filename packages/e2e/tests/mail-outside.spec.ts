import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "../support/desk";
import { mailSaying } from "../support/mail";
import { aMailbox, customerOf, mailIn } from "../support/mailbox";
import { expectInThread, openBySubject, threadOf, writeReply } from "../support/ticket-page";

test.describe.configure({ timeout: 150_000 });

/** One red pixel, and who asked for it. */
async function aPictureServer() {
  const asked: string[] = [];
  const pixel = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
    "base64",
  );
  const server = createServer((request, response) => {
    asked.push(
      `${request.url} ${request.headers.cookie ?? "without a cookie"} ${request.headers.referer ?? ""}`.trim(),
    );
    response.writeHead(200, { "content-type": "image/png" }).end(pixel);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
}

test("EM-22: pictures of a mail stay away until they are allowed for its sender, and come through the desk", async ({
  desk,
  page,
  context,
}) => {
  const pictures = await aPictureServer();
  const ana = customerOf(desk, "ana");
  const help = await aMailbox(desk);
  const mail = (subject: string, n: number) =>
    mailIn({
      from: `Ana Pires <${ana}>`,
      to: help,
      subject,
      text: "Look at the damage.",
      html: `<p>Look at the damage.</p><img src="${pictures.url}/${n}.png" alt="The door">`,
      messageId: `<door.${n}.${desk.id}@riders.example>`,
    });
  await mail("A damaged door", 1);
  await desk.signIn(context, await desk.addPerson());
  await openBySubject(page, "A damaged door");
  const thread = threadOf(page);
  const picture = thread.frameLocator("iframe").getByRole("img", { name: "The door" });
  await expect(thread.getByText("Pictures from elsewhere are held back")).toBeVisible();
  expect(pictures.asked).toEqual([]);

  await thread.getByRole("button", { name: `Show pictures from ${ana}` }).click();
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
  expect(pictures.asked).toEqual(["/1.png without a cookie"]);

  await test.step("the sender's next mail shows them at once", async () => {
    await mail("Another door", 2);
    await openBySubject(page, "Another door");
    await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
    expect(pictures.asked).toEqual(["/1.png without a cookie", "/2.png without a cookie"]);
  });
  pictures.close();
});

test("CH-02: a customer reads and answers a request by the link in the mail, without an account", async ({
  desk,
  page,
  context,
  browser,
}) => {
  const ana = customerOf(desk, "ana");
  const help = await aMailbox(desk, { undoSeconds: 0 });
  await mailIn({
    from: `Ana Pires <${ana}>`,
    to: help,
    subject: "My parcel",
    text: "Where is it?",
    messageId: `<parcel.${desk.id}@riders.example>`,
  });
  await desk.signIn(context, await desk.addPerson());
  await openBySubject(page, "My parcel");
  await page.keyboard.press("n");
  await expect(page.locator(".composer-text")).toBeVisible({ timeout: 30_000 });
  await page.keyboard.type("She called twice, be kind.");
  await page.keyboard.press("Control+Enter");
  await expect(threadOf(page).getByText("She called twice, be kind.")).toBeVisible();
  await page.getByRole("tab", { name: "Reply" }).click();
  await writeReply(page, "It comes on Monday.");
  await page.keyboard.press("Control+Enter");
  const { raw } = await mailSaying(ana, "It comes on Monday.");
  const plain = raw.replaceAll(/=\r?\n/gu, "").replaceAll("=3D", "=");
  const link = /https?:\/\/[^\s"<>]+\/r[/#?][^\s"<>]+/u.exec(plain)?.[0] ?? "";
  expect(link).not.toBe("");

  const stranger = await browser.newContext();
  const outside = await stranger.newPage();
  await outside.goto(link);
  await expect(outside.getByRole("heading", { level: 1, name: "My parcel" })).toBeVisible();
  await expect(outside.getByText("It comes on Monday.")).toBeVisible();
  expect(await outside.content()).not.toContain("be kind");
  await outside.getByRole("textbox", { name: "Your answer" }).fill("Thank you, Monday is fine.");
  await outside.getByRole("button", { name: "Send" }).click();
  await expect(outside.getByText("Sent. We have your answer.").first()).toBeVisible();
  await expectInThread(page, "Thank you, Monday is fine.");
  await stranger.close();
});
