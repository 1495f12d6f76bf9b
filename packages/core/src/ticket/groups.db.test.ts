import { ListTickets, type ListTicketsInput } from "@desk/contracts/ticket";
import { ReadGroups, type ReadGroupsInput, ReadNeighbours, type ReadNeighboursInput } from "@desk/contracts/view";
import { type Grouping, groupings } from "@desk/contracts/view-words";
import { priorities, statusCategories, ticketSorts } from "@desk/contracts/words";
import { usingDatabase } from "@desk/db/testing";
import { beforeAll, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../context";
import { type Planted, plantTickets } from "../query/testing/plant";
import { aClock, asAdmin, asAgent, asCustomer, aWorkspace, type TestWorkspace } from "../testing";
import { listTickets, readGroups, readNeighbours, setStatus } from ".";

const pg = usingDatabase({ max: 4 });
const clock = aClock();
let workspace: TestWorkspace;
let planted: Planted;
let admin: Ctx<AgentActor>;
let member: Ctx<AgentActor>;
beforeAll(async () => {
  workspace = await aWorkspace(pg.db, { now: clock.now });
  planted = await plantTickets(workspace, 90, 5);
  admin = await asAdmin(workspace);
  member = await asAgent(workspace, { teams: { [planted.teams[0] ?? ""]: "full" } });
}, 60_000);

const groups = (ctx: Ctx, input: ReadGroupsInput) => readGroups(ctx, ReadGroups.parse(input));
const whole = async (ctx: Ctx, more: object = {}) =>
  (await listTickets(ctx, ListTickets.parse({ limit: 100, ...more }))).data;

/** The filter by which a part goes on, as a board asks for more of a column. */
const narrowed: Record<Grouping, (key: string) => Partial<ListTicketsInput>> = {
  status: (key) => ({ status: statusCategories.filter((one) => one === key) }),
  priority: (key) => ({ priority: priorities.filter((one) => one === key) }),
  assignee: (key) => ({ assigneeId: key }),
  team: (key) => (key === "none" ? { query: "team:none" } : { teamId: key }),
  requester: (key) => ({ requesterId: key }),
};

const boardFilters: Pick<ReadGroupsInput, "status" | "q">[] = [
  {},
  { status: ["new", "open", "pending"] },
  { q: "bag" },
];

test("QV-12: the parts of a board, each walked to its end, hold each ticket of the list once, in order, as many as counted", async () => {
  for (const ctx of [admin, member])
    for (const by of groupings)
      for (const asked of boardFilters) {
        const all = (await whole(ctx, asked)).map(({ id }) => id);
        const { groups: parts, hasMore } = await groups(ctx, { ...asked, by, limit: 4 });
        const label = `${by} ${JSON.stringify(asked)}`;
        expect([label, hasMore]).toEqual([label, false]);
        const held: string[] = [];
        for (const { key, count, data, nextCursor } of parts) {
          const ids = data.map(({ id }) => id);
          let cursor = nextCursor;
          while (cursor !== null) {
            const more = { ...asked, ...narrowed[by](key), cursor, limit: 4 };
            const page = await listTickets(ctx, ListTickets.parse(more));
            ids.push(...page.data.map(({ id }) => id));
            cursor = page.nextCursor;
          }
          expect([label, key, ids.length]).toEqual([label, key, count]);
          const inPart = new Set(ids);
          expect([label, key, ids]).toEqual([label, key, all.filter((id) => inPart.has(id))]);
          held.push(...ids);
        }
        expect(held.toSorted(), label).toEqual(all.toSorted());
      }
});

test("QV-12: a board's columns are always there, in their order, and go on by their cursors", async () => {
  const board = await groups(admin, { by: "status", limit: 3 });
  expect(board.groups.map(({ key }) => key)).toEqual(statusCategories);
  expect((await groups(admin, { by: "priority" })).groups.map(({ key }) => key)).toEqual(priorities.toReversed());
  const full = board.groups.find(({ count }) => count > 5)!;
  const category = statusCategories.find((one) => one === full.key)!;
  const rest = await whole(admin, { status: [category], cursor: full.nextCursor });
  expect([...full.data, ...rest].map(({ id }) => id)).toEqual(
    (await whole(admin, { status: [category] })).map(({ id }) => id),
  );
});

test("a view of one person has one column by assignee, and counts alone take no rows", async () => {
  const mine = await groups(
    { ...admin, actor: { ...admin.actor, userId: planted.me } },
    { view: "mine", by: "assignee" },
  );
  expect(mine.groups.map(({ key }) => key)).toEqual([planted.me]);
  const counts = await groups(admin, { by: "team", limit: 0 });
  expect(counts.groups.every(({ data, count }) => data.length === 0 && count > 0)).toBe(true);
});

test("B06: no part tells of a team without access, and customers have no board", async () => {
  const keys = (await groups(member, { by: "team" })).groups.map(({ key }) => key);
  expect(keys.toSorted()).toEqual(["none", planted.teams[0]].toSorted());
  await expect(groups(asCustomer(workspace, planted.customers[0] ?? ""), { by: "status" })).rejects.toMatchObject({
    code: "forbidden",
  });
});

const neighbours = (ctx: Ctx, input: ReadNeighboursInput) => readNeighbours(ctx, ReadNeighbours.parse(input));

test("the neighbours of a ticket are those beside it in the list, in any order", async () => {
  for (const sort of [...ticketSorts, "priority.desc,updated.asc"])
    for (const filter of [{}, { query: "status:(new, open)" }]) {
      const numbers = (await whole(admin, { ...filter, sort })).map(({ number }) => number);
      for (const place of [0, 1, Math.trunc(numbers.length / 2), numbers.length - 1]) {
        const number = numbers[place] ?? 0;
        expect([sort, await neighbours(admin, { ...filter, sort, number })]).toEqual([
          sort,
          { previous: numbers[place - 1] ?? null, next: numbers[place + 1] ?? null, position: place + 1 },
        ]);
      }
    }
});

test("a ticket that left the list keeps its neighbours and has no place, and one that is hidden has neither", async () => {
  const filter = { query: "status:(new, open)", sort: "number.desc" };
  const list = await whole(admin, filter);
  const [before, left, after] = [list[1]!, list[2]!, list[3]!];
  await setStatus(admin, { ticketId: left.id, status: "pending" });
  expect(await neighbours(admin, { ...filter, number: left.number })).toEqual({
    previous: before.number,
    next: after.number,
    position: null,
  });
  const hidden = (await whole(admin)).find(({ teamId }) => teamId === planted.teams[1])!;
  await expect(neighbours(member, { number: hidden.number })).rejects.toMatchObject({ code: "not_found" });
});
