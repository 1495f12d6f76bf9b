import { statusCategories } from "@desk/contracts/words";
import {
  deliveries,
  events,
  mailboxes,
  mails,
  messages,
  participantProposals,
  tickets,
  users,
  workspaces,
} from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, count, eq, gt } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { type Ctx, systemCtx } from "../../context";
import { offerMacros, previewMacro } from "../../macro";
import { defaultRoles } from "../../workspace";
import { emailOf, founder } from "./people";
import { type SeedDemoResult, seedDemo } from "./seed";

const pg = usingDatabase();
const endsAt = new Date("2026-11-22T10:00:00Z");
let result: SeedDemoResult;
let workspaceId: string;

beforeAll(async () => {
  result = await seedDemo(pg.db, { seed: 1, endsAt });
  const [row] = await pg.db.select({ id: workspaces.id }).from(workspaces);
  workspaceId = row?.id ?? "";
}, 120_000);

test("the demo company has 600 tickets in all six statuses, and two to eight messages where somebody answered", async () => {
  const rows = await pg.db
    .select({ category: tickets.category, messageSeq: tickets.messageSeq })
    .from(tickets)
    .where(eq(tickets.workspaceId, workspaceId));
  expect(rows).toHaveLength(600);
  expect(new Set(rows.map(({ category }) => category))).toEqual(new Set(statusCategories));
  expect(Math.max(...rows.map(({ messageSeq }) => messageSeq))).toBeLessThanOrEqual(8);
});

test("nothing in the demo happens after the moment it was made for", async () => {
  for (const table of [events, messages, deliveries]) {
    const [late] = await pg.db
      .select({ count: count() })
      .from(table)
      .where(and(eq(table.workspaceId, workspaceId), gt(table.createdAt, endsAt)));
    expect(late?.count).toBe(0);
  }
});

test("eight people can sign in, and the password is made anew for every installation", () => {
  expect(result.accounts).toHaveLength(8);
  expect(result.accounts[0]?.password).toMatch(/^[a-z]+-[a-z]+-\d{4}$/u);
});

test("the demo company has macros for everyone and for teams, and each of them can be used as it stands", async () => {
  const [owner] = await pg.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.workspaceId, workspaceId), eq(users.email, emailOf(founder))));
  const role = defaultRoles.find(({ key }) => key === "owner");
  const ctx: Ctx = {
    ...systemCtx(pg.db, workspaceId, "test"),
    actor: {
      kind: "agent",
      userId: owner?.id ?? "",
      sessionId: null,
      roleKey: "owner",
      permissions: new Set(role?.permissions),
      seesAllTeams: true,
      teams: new Map(),
    },
  };
  const offered = await offerMacros(ctx, {});
  expect(offered.data.map(({ scope }) => scope).toSorted()).toEqual([
    "everyone",
    "everyone",
    "everyone",
    "team",
    "team",
  ]);
  const [ticket] = await pg.db
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.workspaceId, workspaceId), eq(tickets.category, "open")))
    .limit(1);
  for (const { id: macroId, name } of offered.data) {
    const { reply, note, refusals } = await previewMacro(ctx, { ticketId: ticket?.id ?? "", macroId });
    expect({ name, missing: [...(reply?.missing ?? []), ...(note?.missing ?? [])], refusals }).toEqual({
      name,
      missing: [],
      refusals: [],
    });
  }
});

test("seeding the demo a second time changes nothing and says so", async () => {
  const again = await seedDemo(pg.db, { seed: 1, endsAt });
  expect(again).toMatchObject({ isNew: false, tickets: 0 });
  const [row] = await pg.db.select({ count: count() }).from(tickets).where(eq(tickets.workspaceId, workspaceId));
  expect(row?.count).toBe(600);
});

test("the pages about mail have something to show, and no mail of the demo can ever leave", async () => {
  const outcomes = await pg.db
    .select({ outcome: mails.outcome, cause: mails.cause })
    .from(mails)
    .where(eq(mails.workspaceId, workspaceId));
  const causes = outcomes.flatMap(({ cause }) => cause ?? []).toSorted();
  expect(causes).toEqual([
    "automatic_mail",
    "blocked_sender",
    "failed_authentication",
    "no_mailbox",
    "no_reply_address",
    "spam",
  ]);
  const counted = Object.groupBy(outcomes, ({ outcome }) => outcome ?? "waiting");
  expect(Object.fromEntries(Object.entries(counted).map(([outcome, rows]) => [outcome, rows?.length]))).toEqual({
    suspended: 6,
    duplicate: 1,
    bounce: 1,
    reply: 1,
    unprocessable: 1,
  });
  const sent = await pg.db
    .select({ state: deliveries.state })
    .from(deliveries)
    .where(eq(deliveries.workspaceId, workspaceId));
  const states = new Set(sent.map(({ state }) => state));
  for (const state of ["sent", "failed", "bounced", "uncertain"] as const) expect(states).toContain(state);
  for (const state of ["queued", "sending"] as const) expect(states).not.toContain(state);
  const boxes = await pg.db
    .select({ isActive: mailboxes.isActive })
    .from(mailboxes)
    .where(eq(mailboxes.workspaceId, workspaceId));
  expect(boxes).toEqual([{ isActive: false }]);
  const proposed = await pg.db
    .select({ state: participantProposals.state })
    .from(participantProposals)
    .where(eq(participantProposals.workspaceId, workspaceId));
  expect(proposed).toEqual([{ state: "proposed" }]);
});
