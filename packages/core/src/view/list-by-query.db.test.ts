import type { Query } from "@desk/contracts/query";
import { ListTickets, type ListTicketsInput } from "@desk/contracts/ticket";
import { CreateView } from "@desk/contracts/view";
import { ticketSorts } from "@desk/contracts/words";
import { runStatement, Values } from "@desk/db/statement";
import { usingDatabase } from "@desk/db/testing";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { isVisible } from "../access";
import type { AgentActor, Ctx } from "../context";
import { evaluateQuery, loadFacts, queryEnv, readQuery, type TicketFacts } from "../query";
import { printQuery, queryFields } from "../query/language";
import { conjunctsOf } from "../query/language/node";
import { queries } from "../query/testing/arbitrary";
import { type Planted, plantTickets } from "../query/testing/plant";
import { aClock, asAdmin, asAgent, aWorkspace, type TestWorkspace } from "../testing";
import { listTickets } from "../ticket";
import { readCursor, writeCursor } from "./cursor";
import { orderOf } from "./order";
import { readPlan } from "./read-plan";
import { createView } from "./saved";
import { readSort } from "./sort";
import type { Found } from "./walk/found";
import { findPage } from "./walk/page";

const isLong = process.env.LONG === "1";
const pg = usingDatabase({ max: 4 });
const clock = aClock();
let workspace: TestWorkspace;
let planted: Planted;
let facts: TicketFacts[];
let admin: Ctx<AgentActor>;
let member: Ctx<AgentActor>;
beforeAll(async () => {
  workspace = await aWorkspace(pg.db, { now: clock.now });
  planted = await plantTickets(workspace, isLong ? 600 : 240, 7);
  admin = await asAdmin(workspace);
  member = await asAgent(workspace, { teams: { [planted.teams[0] ?? ""]: "read" } });
  facts = await loadFacts(admin, planted.ids);
}, 60_000);

const isDeletedAsked = (query: Query): boolean =>
  conjunctsOf(query).some(
    (node) => node.kind === "field" && node.field === "is" && node.values.length === 1 && node.values[0] === "deleted",
  );

/** What the evaluator says of every ticket the actor may see. */
async function expectedIds(ctx: Ctx, query: Query): Promise<string[]> {
  const env = await queryEnv(ctx, [query]);
  return facts
    .filter((one) => isVisible(ctx.actor, { ...one, deletedAt: null }))
    .filter((one) => (one.deletedAt !== null) === isDeletedAsked(query) && evaluateQuery(query, one, env))
    .map(({ id }) => id);
}

/** The same ids in the order that PostgreSQL gives to all of them at once. */
async function sorted(ids: readonly string[], sort: string): Promise<string[]> {
  const order = orderOf(readSort(sort, undefined, []));
  const values = new Values();
  const by = order.keys.map(({ sql, isAscending }) => `${sql} ${isAscending ? "asc" : "desc"}`);
  const rows = await runStatement<{ id: string }>(
    pg.db,
    `select t.id from tickets t where t.workspace_id = ${values.add(workspace.id)} and t.id = any(${values.add(ids)}::uuid[])
      order by ${by.join(", ")}, t.id ${order.isAscending ? "asc" : "desc"}`,
    values.list,
  );
  return rows.map(({ id }) => id);
}

async function allPages(ctx: Ctx, input: ListTicketsInput): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listTickets(ctx, ListTickets.parse({ ...input, cursor }));
    expect(page.data.length <= (Number(input.limit) || 50)).toBe(true);
    ids.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

const sorts = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...ticketSorts), fc.constantFrom("asc", "desc")), {
    minLength: 1,
    maxLength: 3,
    selector: ([by]) => by,
  })
  .map((keys) => keys.map((key) => key.join(".")).join(","));

test("QV-06, B06: a list by any query and sort is what the evaluator says of every ticket one may see, in order", async () => {
  await fc.assert(
    fc.asyncProperty(
      queries(queryFields, planted.pools, 2),
      sorts,
      fc.boolean(),
      fc.constantFrom(7, 100),
      async (query, sort, isAdmin, limit) => {
        const ctx = isAdmin ? admin : member;
        const expected = await sorted(await expectedIds(ctx, query), sort);
        expect(await allPages(ctx, { query: printQuery(query), sort, limit })).toEqual(expected);
      },
    ),
    { numRuns: isLong ? 2_000 : 120 },
  );
}, 600_000);

/** Lists of several stretches, in whose order no index delivers them, and some whose matches are rare. */
const stretched = [
  ["priority.desc,created.asc", "type:(incident, question)"],
  ["status.asc,updated.desc", "-channel:email"],
  ["solved.desc", "-status:new OR priority:high"],
  ["snoozed.asc,priority.desc", ""],
  ["priority.asc,waiting.desc", "-has:attachment"],
  ["waiting.desc", "type:incident priority:urgent"],
] as const;

/** Rows that one request may look at: so few that a page ends in the midst of a stretch, and often without a match. */
const tight = { first: 5, most: 10, least: 3 };

test.each(stretched)(
  "QV-03: sorted by %s, pages of %j that may look at few rows come back short and give every ticket once, both ways",
  async (sort, query) => {
    for (const ctx of [admin, member]) {
      const { plan } = await readPlan(ctx, { query });
      const keys = readSort(sort, undefined, []);
      const expected = await sorted(await expectedIds(ctx, readQuery(ctx, query)), sort);
      expect(expected.length).toBeGreaterThan(0);
      let short = 0;
      for (const direction of ["forward", "backward"] as const) {
        const order = orderOf(keys, direction);
        const ids: string[] = [];
        let after: readonly string[] | null = null;
        for (let step = 0; step < 1_000; step += 1) {
          const { entries, next }: Found = await findPage(ctx, plan, { order, after, limit: 10 }, tight);
          ids.push(...entries.map(({ id }) => id));
          // Each place is one that a client may bring back.
          after = next === null ? null : readCursor(order, writeCursor(order, next));
          if (after === null) break;
          if (entries.length < 10) short += 1;
        }
        expect(ids, direction).toEqual(direction === "forward" ? expected : expected.toReversed());
      }
      expect(short, "pages that came back short").toBeGreaterThan(0);
    }
  },
);

test("QV-02: a saved view's slug lists what its query says, in its own order, narrowed by the filters beside it", async () => {
  const view = await createView(
    admin,
    CreateView.parse({
      name: "Urgent first",
      scope: "everyone",
      query: "status:(new, open)",
      sort: [
        { by: "priority", order: "desc" },
        { by: "created", order: "asc" },
      ],
    }),
  );
  const expected = facts
    .filter((one) => one.deletedAt === null && (one.category === "new" || one.category === "open"))
    .map(({ id }) => id);
  const inOrder = await sorted(expected, "priority.desc,created.asc");
  expect(inOrder.length).toBeGreaterThan(10);
  expect(await allPages(admin, { view: view.slug, limit: 9 })).toEqual(inOrder);
  const isHigh = new Set(facts.filter(({ priority }) => priority === "high").map(({ id }) => id));
  const high = inOrder.filter((id) => isHigh.has(id));
  for (const more of [{ priority: ["high" as const] }, { query: "priority:high" }])
    expect(await allPages(admin, { view: view.slug, limit: 9, ...more })).toEqual(high);
});

test("B06: a saved view shows nobody more than a list of his own would, and hides itself from those it is not for", async () => {
  const view = await createView(admin, CreateView.parse({ name: "Everything", scope: "everyone" }));
  const own = await createView(admin, CreateView.parse({ name: "Mine alone" }));
  const mine = await allPages(member, { view: view.slug, limit: 100 });
  expect(mine.toSorted()).toEqual((await expectedIds(member, { node: null })).toSorted());
  expect(mine.length).toBeLessThan((await allPages(admin, { view: view.slug, limit: 100 })).length);
  await expect(listTickets(member, ListTickets.parse({ view: own.slug }))).rejects.toMatchObject({ code: "not_found" });
});

test("a query that cannot be read is refused with its place, and names its field", async () => {
  await expect(listTickets(admin, ListTickets.parse({ query: "status:" }))).rejects.toMatchObject({
    code: "invalid",
    details: { fields: [{ path: "query" }] },
  });
});

test("UI-07: paged both ways while others write, no ticket that stays in its place comes twice or is lost", async () => {
  for (const sort of ["updated.desc", "created.asc", "priority.desc,updated.asc", "number.desc"]) {
    const steady = await sorted(await expectedIds(admin, { node: null }), sort);
    const moved = new Set<string>();
    let writes = 0;
    const touch = async () => {
      writes += 1;
      const n = writes;
      const id = steady[(n * 37) % steady.length] ?? "";
      moved.add(id);
      await runStatement(
        pg.db,
        `update tickets t set updated_at = $3, priority = case t.priority when 'low' then 'urgent' else 'low' end
          where t.workspace_id = $1 and t.id = $2`,
        [workspace.id, id, new Date(clock.now().getTime() + n).toISOString()],
      );
    };
    const seen: string[] = [];
    const cursors: string[] = [];
    let cursor: string | undefined;
    do {
      const [page] = await Promise.all([
        listTickets(admin, ListTickets.parse({ sort, limit: 20, cursor, query: "-label:nothing" })),
        touch(),
      ]);
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
      if (cursor !== undefined) cursors.push(cursor);
    } while (cursor !== undefined);
    const still = (ids: readonly string[]) => ids.filter((id) => !moved.has(id));
    expect(still(seen), sort).toEqual(still(steady));

    const back: string[] = [];
    let from = cursors.at(-1);
    const upTo = steady.length;
    while (from !== undefined && back.length <= upTo) {
      const [page] = await Promise.all([
        listTickets(
          admin,
          ListTickets.parse({ sort, limit: 20, cursor: from, direction: "backward", query: "-label:nothing" }),
        ),
        touch(),
      ]);
      back.unshift(...page.data.map(({ id }) => id));
      from = page.nextCursor ?? undefined;
    }
    const before = still(steady);
    const expectedBack = before.slice(0, before.indexOf(still(back).at(-1) ?? "") + 1);
    expect(still(back), sort).toEqual(expectedBack);
    facts = await loadFacts(admin, planted.ids);
  }
});
