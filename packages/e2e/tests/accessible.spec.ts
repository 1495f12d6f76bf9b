import { AxeBuilder } from "@axe-core/playwright";
import { CreateMacro } from "@desk/contracts/macro";
import { CreateMailFilter } from "@desk/contracts/mail-filter";
import { CreateMailbox } from "@desk/contracts/mailbox";
import { PostMessage } from "@desk/contracts/ticket";
import { createMacro } from "@desk/core/macro";
import { readOutcome, storeMail } from "@desk/core/mail/incoming";
import { createMailbox } from "@desk/core/mail/mailbox";
import { addSenderRule } from "@desk/core/mail/sender-rule";
import { createMailFilter } from "@desk/core/mail-filter";
import { postMessage } from "@desk/core/message";
import { createOrganization } from "@desk/core/organization";
import { aTicket } from "@desk/core/testing";
import type { BrowserContext } from "@playwright/test";
import { type Desk, expect, test } from "../support/desk";

// Recording each of a hundred pages costs more than looking at it.
test.use({ trace: "off" });

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

/** A mailbox, a mail that waits for a decision, a filter and a blocked sender. */
async function someMail(desk: Desk, teamId: string): Promise<{ mailboxId: string; mailId: string }> {
  const ctx = desk.system;
  const address = `help@${desk.id}.example`;
  const { id: mailboxId } = await createMailbox(
    ctx,
    CreateMailbox.parse({
      name: "Help",
      address,
      aliases: [{ address: `lost@${desk.id}.example`, teamId }],
      incoming: { kind: "forward" },
      outgoing: { kind: "installation" },
    }),
  );
  await addSenderRule(ctx, { pattern: "@spam.example", verdict: "block" });
  await createMailFilter(
    ctx,
    CreateMailFilter.parse({
      name: "Order number",
      source: "subject",
      pattern: "order (?<order>[0-9]+)",
      actions: [{ field: "notes", value: "Order {order}" }],
    }),
  );
  const { mailId } = await storeMail(ctx, {
    bytes: Buffer.from(`From: Sam <sam@spam.example>\r\nTo: ${address}\r\nSubject: Buy now\r\n\r\nCheap watches.\r\n`),
    door: "http",
    doorKey: desk.id,
    envelope: { to: [address] },
    mailboxId,
  });
  await expect
    .poll(() => readOutcome(ctx, mailId), { timeout: 30_000 })
    .toMatchObject({ outcome: "suspended", cause: "blocked_sender" });
  return { mailboxId, mailId };
}

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
  const macro = await createMacro(
    desk.system,
    CreateMacro.parse({
      name: "Refund on its way",
      scope: "everyone",
      contexts: ["reply"],
      replyHtml: "<p>Hello {{customer.first_name|there}}</p>",
      actions: [
        { kind: "priority", priority: "high" },
        { kind: "labels", add: ["refund"] },
      ],
    }),
  );
  const { mailboxId, mailId } = await someMail(desk, teamId);
  await desk.signIn(context, await desk.addPerson({ role: "admin", name: "Maya Okafor", teams: { [teamId]: "full" } }));
  return [
    "/views/my-queue",
    "/views/all-open",
    "/views/deleted",
    "/views/all-open?query=label:airport+-priority:low+asignee:me",
    "/views/all-open?layout=board",
    "/views/all-open?group=assignee&columns=subject,requester,team,channel,waiting,created",
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
    "/admin/macros",
    "/admin/macros?macro=new",
    `/admin/macros?macro=${macro.id}`,
    "/admin/mailboxes",
    "/admin/mailboxes/new",
    `/admin/mailboxes/${mailboxId}`,
    "/admin/mail-log",
    `/admin/mail-log/${mailId}`,
    "/admin/suspended",
    "/admin/outgoing-mail",
    "/admin/senders",
    "/admin/senders?list=unreachable",
    "/admin/mail-templates",
    "/admin/mail-templates?part=signatures",
    "/admin/mail-filters",
    "/admin/mail-health",
    "/account/notifications",
    "/account/signature",
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
      test.setTimeout(900_000);
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
          // A frame without scripts cannot be looked into; what it shows is a mail, not a page of ours.
          const { violations } = await new AxeBuilder({ page }).exclude("iframe[sandbox]").analyze();
          for (const { id, nodes } of violations)
            found.push(`${route} ${colorScheme}: ${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
        }
      }
      await context.close();
      expect(found).toEqual([]);
    });
  }
}
