import { aTicket } from "@desk/core/testing";
import { expect, test } from "../support/desk";

const subject = "Lost umbrella with a yellow handle";

test("A08, A09: without a session no address of the pages gives data away", async ({ desk, request }) => {
  const { number } = await aTicket(desk.system, { subject });
  const paths = [
    `/tickets/${number}`,
    `/tickets/${number}.rsc`,
    `/tickets/${number}?_rsc=1a2b3`,
    `/tickets.segments/_tree.segment.rsc`,
    "/views/all",
    "/views.txt",
    "/views/all.rsc",
    "/_next/data/development/views/all.json",
    "/en/views/all",
    "/views/[slug]",
    "/admin/people",
  ];
  const disguises = [
    {},
    { RSC: "1", "Next-Router-Prefetch": "1" },
    { RSC: "1", "Next-Router-Segment-Prefetch": "/_tree" },
    { "x-middleware-subrequest": Array(5).fill("src/proxy").join(":") },
    { "x-middleware-subrequest": Array(5).fill("proxy").join(":") },
    { "x-middleware-rewrite": "/views", "x-nextjs-data": "1" },
  ];
  for (const path of paths) {
    for (const headers of disguises) {
      const answer = await request.get(path, { headers, maxRedirects: 0 });
      const text = await answer.text();
      expect(answer.status(), `${path} ${JSON.stringify(headers)}`).toBeLessThan(500);
      expect(text).not.toContain(subject);
      expect(text).not.toContain(desk.id);
    }
  }
});

test("A08: a page of the desk leads strangers to the sign-in page, and back afterwards", async ({ page }) => {
  await page.goto("/tickets/17?view=mine");
  await expect(page).toHaveURL("/sign-in?next=%2Ftickets%2F17%3Fview%3Dmine");
});

test("D16: markup that slips into a page runs nothing, and the browser reports it", async ({ page }) => {
  await page.goto("/sign-in");
  const reported = page.waitForRequest(/\/api\/csp-report$/u);
  await page.evaluate(`
    const slipped = document.createElement("div");
    slipped.innerHTML = "<img src=/nothing.png onerror=\\"document.title = 'ran'\\">";
    const script = document.createElement("script");
    script.textContent = "document.title = 'ran'";
    document.body.append(slipped, script);
  `);
  expect((await (await reported).response())?.status()).toBe(204);
  await expect(page).not.toHaveTitle("ran");
});

test("D16: no page needs a script that its own policy refuses", async ({ desk, page, context }) => {
  await desk.signIn(context, await desk.addPerson({ role: "admin" }));
  const refused: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/csp-report")) refused.push(request.postData() ?? "");
  });
  for (const path of [
    "/views/all",
    "/search?q=umbrella",
    "/customers",
    "/account/profile",
    "/admin/people",
    "/nothing",
  ]) {
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("data-theme", /light|dark/u);
  }
  expect(refused).toEqual([]);
});
