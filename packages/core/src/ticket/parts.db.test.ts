import { ListTickets, type ListTicketsInput } from "@desk/contracts/ticket";
import { ReadGroups, type TicketGroups } from "@desk/contracts/view";
import { type Grouping, groupings } from "@desk/contracts/view-words";
import {
  type Priority,
  priorities,
  type StatusCategory,
  statusCategories,
  type TicketSort,
  ticketSorts,
} from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import { usingDatabase } from "@desk/db/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { AgentActor, Ctx } from "../context";
import { plantTickets } from "../query/testing/plant";
import { type Random, randomOf } from "../seed/random";
import { asAdmin, asAgent, aWorkspace } from "../testing";
import { orderOf } from "../view/order";
import { readSort } from "../view/sort";
import { listTickets, readGroups } from ".";

const isLong = process.env.LONG === "1";
const pg = usingDatabase({ max: 4 });

type Facts = {
  id: string;
  category: StatusCategory;
  priority: Priority;
  teamId: string | null;
  assigneeId: string | null;
  requesterId: string;
  isDeleted: boolean;
};

type DataSet = { random: Random; readers: Ctx<AgentActor>[]; facts: (sort: string) => Promise<Facts[]> };

/** Few moments and many equal values, so that ids decide, and many tickets without a value to sort by. */
async function plantedFrom(seed: number): Promise<DataSet> {
  const workspace = await aWorkspace(pg.db);
  const { teams, me } = await plantTickets(workspace, 70, seed);
  const admin = await asAdmin(workspace);
  const member = await asAgent(workspace, { teams: { [teams[0] ?? ""]: "full" } });
  const self = { ...member, actor: { ...member.actor, userId: me } };
  const facts = (sort: string) => {
    const order = orderOf(readSort(sort, undefined, []));
    const by = order.keys.map(({ sql, isAscending }) => `${sql} ${isAscending ? "asc" : "desc"}`);
    return runStatement<Facts>(
      pg.db,
      `select t.id, t.category, t.priority, t.team_id as "teamId", t.assignee_id as "assigneeId",
        t.requester_id as "requesterId", t.deleted_at is not null as "isDeleted" from tickets t
        where t.workspace_id = $1 order by ${by.join(", ")}, t.id ${order.isAscending ? "asc" : "desc"}`,
      [workspace.id],
    );
  };
  return { random: randomOf(seed), readers: [admin, member, self], facts };
}

const groupOf: Record<Grouping, (one: Facts) => string> = {
  status: ({ category }) => category,
  priority: ({ priority }) => priority,
  assignee: ({ assigneeId }) => assigneeId ?? "none",
  team: ({ teamId }) => teamId ?? "none",
  requester: ({ requesterId }) => requesterId,
};

/** The filter by which a part goes on, as a board asks for more of a column. */
const filterOf: Record<Grouping, (key: string) => Partial<ListTicketsInput>> = {
  status: (key) => ({ status: statusCategories.filter((one) => one === key) }),
  priority: (key) => ({ priority: priorities.filter((one) => one === key) }),
  assignee: (key) => ({ assigneeId: key }),
  team: (key) => (key === "none" ? { query: "team:none" } : { teamId: key }),
  requester: (key) => ({ requesterId: key }),
};

const isSeen = ({ actor }: Ctx<AgentActor>, { teamId, isDeleted }: Facts): boolean =>
  !isDeleted && (actor.seesAllTeams || teamId === null || actor.teams.has(teamId));

type Asked = { sort: string; limit: number; status: StatusCategory[]; isQueried: boolean };

/** Such a condition stands in no index, so that a list is walked. */
const queried = "-priority:low";

function askedFrom(random: Random): Asked {
  const several = (count: number, by: TicketSort[]): TicketSort[] =>
    by.length === count ? by : several(count, [...new Set([...by, random.pick(ticketSorts)])]);
  const keys = several(1 + random.below(3), []).map((by) => `${by}.${random.pick(["asc", "desc"])}`);
  const status = random.chance(0.4) ? statusCategories.filter(() => random.chance(0.5)) : [];
  return { sort: keys.join(","), limit: 1 + random.below(7), status, isQueried: random.chance(0.4) };
}

/** What a board is read by; the controls read by something worse. */
type Reading = { groups: typeof readGroups; list: typeof listTickets };
const sound: Reading = { groups: readGroups, list: listTickets };

const filterFrom = ({ status, isQueried }: Asked) => ({
  ...(status.length === 0 ? {} : { status }),
  ...(isQueried ? { query: queried } : {}),
});

function isListed({ status, isQueried }: Asked, { category, priority }: Facts): boolean {
  return (status.length === 0 || status.includes(category)) && !(isQueried && priority === "low");
}

function narrowed(asked: Asked, by: Grouping, key: string): ListTicketsInput {
  const [whole, part] = [filterFrom(asked), filterOf[by](key)];
  const query = [whole.query, part.query].filter((text) => text !== undefined).join(" ");
  return { ...whole, ...part, ...(query === "" ? {} : { query }), sort: asked.sort, limit: asked.limit };
}

/** Every part of a board: what stands in it is what belongs there, in order, from either end, as many as counted. */
async function expectWhole(reading: Reading, ctx: Ctx<AgentActor>, by: Grouping, asked: Asked, all: readonly Facts[]) {
  const { sort, limit } = asked;
  const board: TicketGroups = await reading.groups(ctx, ReadGroups.parse({ by, sort, limit, ...filterFrom(asked) }));
  const listed = all.filter((one) => isSeen(ctx, one) && isListed(asked, one));
  const held: string[] = [];
  for (const { key, count, isAtLeast, data, nextCursor } of board.groups) {
    const expected = listed.filter((one) => groupOf[by](one) === key).map(({ id }) => id);
    const filter = narrowed(asked, by, key);
    const onwards = [...data.map(({ id }) => id), ...(await rest(reading, ctx, filter, nextCursor))];
    expect({ key, count, isAtLeast, onwards }).toEqual({
      key,
      count: expected.length,
      isAtLeast: false,
      onwards: expected,
    });
    const back = await rest(reading, ctx, { ...filter, direction: "backward" }, undefined);
    expect({ key, back }).toEqual({ key, back: expected.toReversed() });
    held.push(...onwards);
  }
  expect(board.hasMore).toBe(false);
  expect(held.toSorted()).toEqual(listed.map(({ id }) => id).toSorted());
}

/** The ids of a list from a cursor to its end; a page that was turned round is turned back. */
async function rest({ list }: Reading, ctx: Ctx, filter: ListTicketsInput, from: string | null | undefined) {
  const ids: string[] = [];
  for (let cursor = from; cursor !== null; ) {
    const page = await list(ctx, ListTickets.parse({ ...filter, cursor }));
    const shown = page.data.map(({ id }) => id);
    ids.push(...(filter.direction === "backward" ? shown.toReversed() : shown));
    cursor = page.nextCursor;
  }
  return ids;
}

async function expectWholeFrom(seed: number, reading: Reading): Promise<void> {
  const { random, readers, facts } = await plantedFrom(seed);
  for (const by of groupings) {
    const asked = askedFrom(random);
    await expectWhole(reading, random.pick(readers), by, asked, await facts(asked.sort));
  }
}

test("QV-12, B06: the parts of a board of any data, by any grouping and order, hold what one may see of it, once and in order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(2 ** 31 - 1), (seed) => expectWholeFrom(seed, sound)),
    { numRuns: isLong ? 200 : 5, endOnFailure: true },
  );
}, 1_800_000);

/** Boards as they would be with a mistake, each of which some data set must show. */
const mistaken: Record<string, Reading> = {
  "counts what is hidden": {
    ...sound,
    groups: async (ctx, input) => {
      const { actor } = ctx;
      const whole = actor.kind === "agent" ? { ...ctx, actor: { ...actor, seesAllTeams: true } } : ctx;
      const [shown, counted] = [await readGroups(ctx, input), await readGroups(whole, input)];
      const counts = new Map(counted.groups.map(({ key, count }) => [key, count]));
      return { ...shown, groups: shown.groups.map((part) => ({ ...part, count: counts.get(part.key) ?? 0 })) };
    },
  },
  "ends a part a page early": {
    ...sound,
    list: async (ctx, input) => {
      const page = await listTickets(ctx, input);
      return input.cursor === undefined || page.nextCursor !== null ? page : { ...page, data: [] };
    },
  },
  "forgets the id in its cursor": {
    ...sound,
    list: (ctx, input) => listTickets(ctx, { ...input, cursor: input.cursor && withoutId(input.cursor) }),
  },
};

/** The cursor of the last ticket of those that are equal by their values. */
function withoutId(cursor: string): string {
  const [tag, ...place]: string[] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  const last = tag?.endsWith("asc") ? "f" : "0";
  const id = (place.at(-1) ?? "").replace(/[0-9a-f]/gu, last);
  return Buffer.from(JSON.stringify([tag, ...place.slice(0, -1), id])).toString("base64url");
}

const isFound = (error: unknown): boolean => {
  if (error instanceof Error && error.name === "AssertionError") return true;
  throw error;
};

test.each(Object.entries(mistaken))(
  "the check can fail: a board that %s is noticed",
  async (_what, reading) => {
    const found: boolean[] = [];
    for (const seed of [1, 2, 3]) found.push(await expectWholeFrom(seed, reading).then(() => false, isFound));
    expect(found).toContain(true);
  },
  120_000,
);
