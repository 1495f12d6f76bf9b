import { AxeBuilder } from "@axe-core/playwright";
import { PostMessage } from "@desk/contracts/ticket";
import { postMessage } from "@desk/core/message";
import { createOrganization } from "@desk/core/organization";
import { aTicket } from "@desk/core/testing";
import type { BrowserContext } from "@playwright/test";
import { type Desk, expect, test } from "../support/desk";

const themes = ["light", "dark"] as const;
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const guestRoutes = [
  "/sign-in",
  "/forgot-password",
  "/reset-password?token=x",
  "/invitation?token=x",
  "/sign-in/link?token=x",
  "/setup",
];

/** A company with something on every page, and an admin of it signed in. */
async function aBusyDesk(desk: Desk, context: BrowserContext): Promise<string[]> {
  const teamId = await desk.addTeam("Lost items");
  const organization = await createOrganization(desk.system, {
    name: "Harbour Fleet",
    domains: ["harbour.example"],
    notes: "",
    sharesTickets: true,
    externalId: null,
  });
  const ticket = await aTicket(desk.system, {
    subject: "Lost bag on the 9:40 ride",
    requester: { email: "ana@harbour.example", name: "Ana Silva" },
    labels: ["lost item", "airport"],
    priority: "urgent",
    teamId,
  });
  await aTicket(desk.system, { subject: "Refund for a late order", priority: "low" });
  await postMessage(
    desk.system,
    PostMessage.parse({ ticketId: ticket.id, kind: "note", body: { text: "The driver has it." } }),
  );
  await desk.signIn(context, await desk.addPerson({ role: "admin", name: "Maya Okafor", teams: { [teamId]: "full" } }));
  return [
    "/views/my-queue",
    "/views/all-open",
    "/views/deleted",
    `/tickets/${ticket.number}?view=all-open`,
    "/tickets/999999",
    "/search",
    "/search?q=bag",
    "/customers",
    `/customers/${ticket.requester.id}`,
    `/organizations/${organization.id}`,
    "/account/profile",
    "/account/security",
    "/account/appearance",
    "/account/shortcuts",
    "/admin/workspace",
    "/admin/people",
    "/admin/teams",
    "/admin/roles",
    "/admin/labels",
    "/admin/statuses",
    "/admin/api-keys",
    "/admin/audit",
    "/docs/api",
  ];
}

for (const viewport of sizes) {
  for (const visitor of ["a guest", "an admin"] as const) {
    test(`no page shown to ${visitor} breaks an accessibility rule, light or dark, at ${viewport.width} px`, async ({
      desk,
      browser,
      baseURL,
    }) => {
      test.setTimeout(300_000);
      const context = await browser.newContext({ baseURL: baseURL ?? "", viewport, reducedMotion: "reduce" });
      const routes = visitor === "a guest" ? guestRoutes : await aBusyDesk(desk, context);
      const page = await context.newPage();
      const found: string[] = [];
      for (const route of routes) {
        await page.goto(route);
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
        for (const colorScheme of themes) {
          await page.emulateMedia({ colorScheme });
          const { violations } = await new AxeBuilder({ page }).analyze();
          for (const { id, nodes } of violations)
            found.push(`${route} ${colorScheme}: ${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
        }
      }
      await context.close();
      expect(found).toEqual([]);
    });
  }
}
