import { ListTickets, type ListTicketsInput, Search } from "@desk/contracts/ticket";
import { CreateView } from "@desk/contracts/view";
import { builtInViews } from "@desk/contracts/words";
import type { Db } from "@desk/db/client";
import { runStatement } from "@desk/db/statement";
import { usingDatabase } from "@desk/db/testing";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "../context";
import { search } from "../search";
import { aWorkspace, type Filled, fillTickets, type TestWorkspace } from "../testing";
import { type Scan, scansOf } from "../testing/explain";
import { listTickets, openTicket, readTicket } from "../ticket";
import { defaultRoles } from "../workspace/defaults";
import { countViews, createView } from ".";

const count = process.env.LONG === "1" ? 1_000_000 : 20_000;
const pg = usingDatabase({ statementTimeoutMs: 1_200_000 });
let workspace: TestWorkspace;
let filled: Filled;
beforeAll(async () => {
  workspace = await aWorkspace(pg.db);
  filled = await fillTickets(workspace, count);
}, 1_800_000);

const bigTables = ["tickets", "messages", "ticket_search", "customers", "customer_addresses", "events"];
const actors = {
  admin: () => actor(true, []),
  "member of two teams": () => actor(false, filled.teamIds.slice(0, 2)),
  "member of no team": () => actor(false, []),
};
const actor = (seesAllTeams: boolean, teams: string[]): Ctx["actor"] => ({
  kind: "agent",
  userId: filled.agentIds[0] ?? "",
  sessionId: null,
  roleKey: null,
  permissions: new Set(defaultRoles[0]?.permissions),
  seesAllTeams,
  teams: new Map(teams.map((id) => [id, "full"])),
});
const asks =
  (who: keyof typeof actors) =>
  (db: Db): Ctx => ({ db, workspaceId: workspace.id, actor: actors[who](), now: workspace.now });

/** No walk over a whole big table, and no more rows touched than a page is worth, however many there are. */
function expectFlat(scans: readonly Scan[], touchedMax: number): void {
  expect(scans.length).toBeGreaterThan(0);
  const big = scans.filter(({ table }) => bigTables.includes(table));
  expect(big.filter(({ node, touched }) => node === "Seq Scan" && touched > 0)).toEqual([]);
  for (const table of bigTables) {
    const touched = big.filter((scan) => scan.table === table).reduce((sum, scan) => sum + scan.touched, 0);
    expect([table, touched, touched <= touchedMax]).toEqual([table, touched, true]);
  }
}

const inactive: readonly string[] = ["pending", "solved", "deleted", "all"];
const lists: ListTicketsInput[] = [
  ...[...builtInViews, "team-riders"].flatMap((view): ListTicketsInput[] => [
    { view },
    { view, sort: "updated", order: "asc" },
    ...(inactive.includes(view)
      ? []
      : [
          { view, sort: "priority" as const },
          { view, sort: "waiting" as const },
        ]),
  ]),
  { view: "all", sort: "priority" },
  { view: "all", sort: "waiting" },
  { view: "all", sort: "created" },
  { status: ["new", "open"] },
  { status: ["closed"], view: "team-riders" },
  { q: "cust000012@example.com" },
];

/** What people save: some that an index follows, some whose matches are rare, some that match nothing. */
const queries = [
  "status:open team:riders",
  "status:(new, open) assignee:me -is:snoozed",
  "is:active -is:snoozed",
  "assignee:none status:new",
  "team:none",
  "status:closed priority:urgent",
  "priority:urgent is:open",
  "created>-7d",
  "updated:-30d status:closed team:(riders, drivers)",
  "solved>-30d",
  'requester:"Customer 12"',
  "requester:cust000012@example.com",
  "label:nothing",
  "has:attachment",
  "channel:email",
  "kw77",
  "common",
  'common status:open "bag driver"',
  "number:(17, 18)",
  "-status:closed OR priority:high",
  "type:incident",
  'assignee:"Agent 1"',
];
const sorts = [
  "updated.desc",
  "created.asc",
  "priority.desc,updated.asc",
  "number.desc",
  "status.asc,created.desc",
  "solved.desc",
  "waiting.desc",
];
/** A walk may look at so many rows before it says that it goes on, and at a message or two of each. */
const walkedMax = 100_000;
/** Rows of one table for 20 saved views when nothing is kept: the looks that each may take, whatever the table holds. */
const countedMax = 20 * 16_000;

describe.each(Object.keys(actors) as (keyof typeof actors)[])("%s", (who) => {
  test.each(lists)("a page of %j touches a page's worth of rows, and so does the next", async (list) => {
    const [of] = [asks(who)];
    const visible = list.view?.startsWith("team-") && who === "member of no team";
    if (visible) return;
    let cursor: string | null = null;
    expectFlat(
      await scansOf(pg.db, async (db) => {
        cursor = (await listTickets(of(db), ListTickets.parse(list))).nextCursor;
      }),
      3_000,
    );
    if (cursor === null) return;
    expectFlat(await scansOf(pg.db, (db) => listTickets(of(db), ListTickets.parse({ ...list, cursor }))), 3_000);
  });

  test.each(queries.map((query, index) => ({ query, index })))(
    "QV-03: a list by $query looks at a bounded part, in whatever order",
    async ({ query, index }) => {
      const some = process.env.LONG === "1" ? sorts : [sorts[index % sorts.length]];
      for (const sort of some)
        expectFlat(
          await scansOf(pg.db, (db) => listTickets(asks(who)(db), ListTickets.parse({ query, sort }))),
          walkedMax,
        );
    },
  );

  test("the counts stop at a thousand each", async () => {
    expectFlat(await scansOf(pg.db, (db) => countViews(asks(who)(db))), 20_000);
  });
});

test("QV-03: 20 saved views are counted together by a bounded number of rows, and by fewer when asked again", async () => {
  const ctx = asks("admin")(pg.db);
  for (const [index, query] of queries.slice(0, 20).entries())
    await createView({ ...ctx, actor: actor(true, []) }, CreateView.parse({ name: `View ${index}`, query }));
  const begun = performance.now();
  const first = await countViews(ctx);
  const tookMs = performance.now() - begun;
  expect(Object.keys(first.counts).filter((slug) => slug.startsWith("view-"))).toHaveLength(20);
  const touchedBy = async (who: keyof typeof actors) => {
    const scans = await scansOf(pg.db, (db) => countViews(asks(who)(db)));
    expectFlat(scans, countedMax);
    const big = scans.filter(({ table }) => bigTables.includes(table));
    return big.reduce((sum, { touched }) => sum + touched, 0);
  };
  // Nobody of two teams has asked yet, so that nothing is kept for one.
  const [cold, again] = [await touchedBy("member of two teams"), await touchedBy("member of two teams")];
  expect(again).toBeLessThan(cold);
  const kept = await touchedBy("admin");
  process.stdout.write(
    `20 saved views and all others counted at ${count} tickets in ${tookMs.toFixed(1)} ms; ${cold} rows touched, ${again} and ${kept} when asked again\n`,
  );
});

test("a ticket is opened and read by its keys", async () => {
  const { data } = await listTickets(asks("admin")(pg.db), ListTickets.parse({ view: "all" }));
  const { id, number } = data[0] ?? { id: "", number: 0 };
  expectFlat(await scansOf(pg.db, (db) => openTicket(asks("admin")(db), { number })), 10);
  expectFlat(await scansOf(pg.db, (db) => readTicket(asks("admin")(db), { ticketId: id })), 10);
});

/** Two thousand messages match of a million tickets: each is looked at once, and the best are ranked. */
const rareMax = 3_000;
const boundedSearch = async (q: string, touchedMax: number) => {
  for (const who of ["admin", "member of two teams"] as const)
    expectFlat(await scansOf(pg.db, (db) => search(asks(who)(db), Search.parse({ q }))), touchedMax);
};

test.each([
  ["kw77", rareMax],
  ["u17", 3_000],
  ["common", 20_000],
  ['"bag driver"', 20_000],
  ['"driver bag"', 30_000],
  ["cust000012", 2_000],
  ["#77", 200],
])("a search for %s looks at a bounded part", boundedSearch);

test("a common word that is no longer used is found by soundings, not by a walk back to its last use", async () => {
  const [ticket] = (await listTickets(asks("admin")(pg.db), ListTickets.parse({ view: "all" }))).data;
  await runStatement(
    pg.db,
    `insert into messages (workspace_id, id, ticket_id, seq, kind, author_kind, channel, body_text, created_at)
      select $1::uuid, md5('late' || n)::uuid, $2::uuid, 10 + n, 'reply', 'agent', 'api', 'nothing of it', now()
      from generate_series(1, 30000) n`,
    [workspace.id, ticket?.id],
  );
  await boundedSearch("common", 20_000);
  const { tickets } = await search(asks("admin")(pg.db), Search.parse({ q: "common" }));
  expect(tickets.length).toBe(20);
});

test("the check can fail: a walk over all tickets is seen", async () => {
  const scans = await scansOf(pg.db, async (db) => {
    await runStatement(db, "select count(*) from tickets t where t.workspace_id = $1 and t.subject like $2", [
      workspace.id,
      "%9%",
    ]);
  });
  expect(() => expectFlat(scans, 3_000)).toThrow();
});
