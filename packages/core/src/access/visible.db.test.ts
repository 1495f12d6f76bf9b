import type { TicketRef } from "@desk/contracts/ticket";
import type { TeamAccess } from "@desk/contracts/words";
import { organizations, tickets } from "@desk/db/schema";
import { runStatement, Values } from "@desk/db/statement";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type Actor, newId } from "../context";
import { aCustomer, aTeam, aTicket, aWorkspace, type TestWorkspace } from "../testing";
import { defaultRoles } from "../workspace/defaults";
import { isVisible, type Visibility, visibleTickets } from "./visible";

const pg = usingDatabase();
let workspace: TestWorkspace;
let teams: string[];
let people: string[];
let companies: string[];
const known: Visibility[] = [];
beforeAll(async () => {
  workspace = await aWorkspace(pg.db);
  teams = [await aTeam(workspace, "A"), await aTeam(workspace, "B"), await aTeam(workspace, "C")];
  companies = [newId(), newId()];
  for (const id of companies)
    await pg.db.insert(organizations).values({ workspaceId: workspace.id, id, name: id, domains: [] });
  people = [];
  for (let n = 0; n < 4; n += 1)
    people.push(await aCustomer(workspace, { email: `p${n}@rides.example`, organizationId: companies[n % 3] ?? null }));
  for (let n = 0; n < 48; n += 1) await plant(n);
});

/** Tickets in every combination of team, requester, copy and deletion. */
async function plant(n: number): Promise<void> {
  const requesterId = people[n % 4] ?? "";
  const { id, ccs, organization } = await aTicket(workspace, {
    teamId: n % 5 === 4 ? null : (teams[n % 3] ?? null),
    requester: { customerId: requesterId },
    ccs: n % 7 === 0 ? [`p${(n + 1) % 4}@rides.example`] : [],
  });
  const deletedAt = n % 6 === 5 ? workspace.now() : null;
  if (deletedAt)
    await pg.db
      .update(tickets)
      .set({ deletedAt })
      .where(and(eq(tickets.workspaceId, workspace.id), eq(tickets.id, id)));
  const ccIds = ccs.map(({ customerId }) => customerId);
  known.push({
    id,
    teamId: n % 5 === 4 ? null : (teams[n % 3] ?? null),
    requesterId,
    organizationId: organization?.id ?? null,
    ccIds,
    deletedAt,
  });
}

const access = fc.option(fc.constantFrom<TeamAccess>("read", "reply", "full"), { nil: null });
const agents = fc
  .record({ seesAllTeams: fc.boolean(), levels: fc.tuple(access, access, access), mayRead: fc.boolean() })
  .map(
    ({ seesAllTeams, levels, mayRead }): Actor => ({
      kind: "agent",
      userId: newId(),
      sessionId: null,
      roleKey: "agent",
      permissions: new Set(mayRead ? defaultRoles[2]?.permissions : []),
      seesAllTeams,
      teams: new Map(levels.flatMap((level, index) => (level === null ? [] : [[teams[index] ?? "", level] as const]))),
    }),
  );
const customers = fc.tuple(fc.nat(4), fc.option(fc.nat(1)), fc.option(fc.nat(48))).map(
  ([person, company, only]): Actor => ({
    kind: "customer",
    customerId: people[person] ?? newId(),
    sharedOrganizationId: company === null ? null : (companies[company] ?? null),
    ...(only === null ? {} : { onlyTicketId: known[only]?.id ?? newId() }),
  }),
);
const keys = fc
  .subarray(["tickets:read", "tickets:write", "customers:read", "customers:write"] as const)
  .map((scopes): Actor => ({ kind: "apiKey", keyId: newId(), scopes: new Set(scopes) }));

async function seenInSql(actor: Actor): Promise<string[]> {
  const values = new Values();
  const text = `select t.id from tickets t where t.workspace_id = ${values.add(workspace.id)} and ${visibleTickets(actor, values)}`;
  return (await runStatement<TicketRef>(pg.db, text.replace("t.id from", 't.id as "ticketId" from'), values.list)).map(
    (row) => row.ticketId,
  );
}

test("who sees a ticket is the same in SQL and in memory, for any actor", async () => {
  const runs = process.env.LONG === "1" ? 5_000 : 300;
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(agents, customers, keys, fc.constant<Actor>({ kind: "system", name: "test" })),
      async (actor) => {
        const inMemory = known.filter((ticket) => isVisible(actor, ticket)).map(({ id }) => id);
        expect((await seenInSql(actor)).sort()).toEqual(inMemory.sort());
      },
    ),
    { numRuns: runs },
  );
});

test("the property can fail: actors see different parts", async () => {
  const one: Actor = { kind: "customer", customerId: people[0] ?? "", sharedOrganizationId: null };
  const all: Actor = { kind: "system", name: "test" };
  const [few, every] = [await seenInSql(one), await seenInSql(all)];
  expect(few.length).toBeGreaterThan(0);
  expect(every.length).toBe(known.length);
  expect(few.length).toBeLessThan(every.length);
});
