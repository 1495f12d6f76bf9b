import { aTicket } from "@desk/core/testing";
import { expect, test } from "../support/desk";

const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const page1 = Buffer.from("<html><script>document.title = 'run'</script></html>");

test("files go with a reply; a picture shows, a web page is only ever downloaded", async ({ desk, page, context }) => {
  const ticket = await aTicket(desk.system);
  const agent = await desk.addPerson();
  await desk.signIn(context, agent);
  await page.goto(`/tickets/${ticket.number}`);
  await page.getByRole("tab", { name: "Reply" }).waitFor();
  await page.locator("#composer input[type=file]").setInputFiles([
    { name: "route.png", mimeType: "image/png", buffer: picture },
    { name: "../../receipt.html", mimeType: "text/html", buffer: page1 },
  ]);
  const files = page.getByRole("list", { name: "Files" });
  await expect(files.getByText("route.png")).toBeVisible();
  await page.keyboard.press("r");
  await page.keyboard.type("Here is the route.");
  await page.keyboard.press("Control+Enter");
  const thread = page.getByRole("region", { name: "Messages" });
  await expect(thread.getByText("Here is the route.")).toBeVisible();
  await expect(thread.getByRole("button", { name: "Show route.png" })).toBeVisible();

  const link = thread.getByRole("link", { name: /receipt\.html/u });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("receipt.html");
  const url = (await link.getAttribute("href")) ?? "";
  const served = await page.request.get(url);
  expect(served.headers()).toMatchObject({
    "content-type": "application/octet-stream",
    "content-disposition": expect.stringMatching(/^attachment; filename="receipt\.html"/u),
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'",
    "cache-control": "private, no-cache",
  });
  expect(await served.body()).toEqual(page1);

  const image = (await thread.getByRole("img").or(thread.locator("img")).first().getAttribute("src")) ?? "";
  const shown = await page.request.get(image);
  expect(shown.headers()).toMatchObject({
    "content-type": "image/png",
    "content-disposition": expect.stringMatching(/^inline; /u),
    "content-security-policy": "sandbox; default-src 'none'",
  });
  expect(
    (
      await page
        .context()
        .browser()
        ?.newContext()
        .then((other) => other.request.get(new URL(url, page.url()).href))
    )?.status(),
  ).toBe(401);
});
