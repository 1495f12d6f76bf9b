import { AxeBuilder } from "@axe-core/playwright";
import { PostMessage } from "@desk/contracts/ticket";
import { postMessage } from "@desk/core/message";
import { createOrganization } from "@desk/core/organization";
import { aTicket } from "@desk/core/testing";
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

async function aBusyDesk(desk: Desk) {
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
  return {
    teamId,
    routes: [
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
    ],
  };
}

for (const colorScheme of themes) {
  for (const viewport of sizes) {
    test(`no page breaks an accessibility rule: ${colorScheme}, ${viewport.width} px`, async ({
      desk,
      browser,
      baseURL,
    }) => {
      test.setTimeout(240_000);
      const { teamId, routes } = await aBusyDesk(desk);
      const me = await desk.addPerson({ role: "admin", name: "Maya Okafor", teams: { [teamId]: "full" } });
      const found: string[] = [];
      for (const [isGuest, paths] of [
        [true, guestRoutes],
        [false, routes],
      ] as const) {
        const context = await browser.newContext({
          baseURL: baseURL ?? "",
          colorScheme,
          viewport,
          reducedMotion: "reduce",
        });
        if (!isGuest) await desk.signIn(context, me);
        const page = await context.newPage();
        for (const path of paths) {
          await page.goto(path);
          await page.getByRole("heading").first().waitFor();
          await page.waitForLoadState("networkidle");
          const { violations } = await new AxeBuilder({ page }).analyze();
          for (const { id, nodes } of violations)
            found.push(`${path}: ${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
        }
        await context.close();
      }
      expect(found).toEqual([]);
    });
  }
}
