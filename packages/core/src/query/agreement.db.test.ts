import { type Query, queryOperators } from "@desk/contracts/query";
import { runStatement, Values } from "@desk/db/statement";
import { usingDatabase } from "@desk/db/testing";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "../context";
import { aClock, aWorkspace, type TestWorkspace } from "../testing";
import { defaultRoles } from "../workspace/defaults";
import { compileQuery, loadFacts, type QueryEnv, queryEnv, type TicketFacts, testOf } from ".";
import { nodesOf, printQuery, queryFields } from "./language";
import { queries } from "./testing/arbitrary";
import { type Planted, plantTickets } from "./testing/plant";

const isLong = process.env.LONG === "1";
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_000);
const [queriesMin, ticketsCount, batch] = [isLong ? 20_000 : 2_000, isLong ? 1_500 : 500, 50];
const pg = usingDatabase({ statementTimeoutMs: 120_000 });
// Two hours after a night in which clocks were put back, where days are not 24 hours long.
const clock = aClock("2026-10-25T03:10:07.421Z");
let workspace: TestWorkspace;
let planted: Planted;
let agent: Ctx;
beforeAll(async () => {
  workspace = await aWorkspace(pg.db, { now: clock.now });
  planted = await plantTickets(workspace, ticketsCount, seed);
  agent = {
    ...workspace.system,
    actor: {
      kind: "agent",
      userId: planted.me,
      sessionId: null,
      roleKey: null,
      permissions: new Set(defaultRoles[0]?.permissions),
      seesAllTeams: true,
      teams: new Map(planted.teams.slice(0, 2).map((id) => [id, "full"])),
    },
  };
}, 120_000);

/** Ids of the tickets that each query finds in the database; many queries are asked of every ticket in one statement. */
async function foundInSql(ctx: Ctx, asked: readonly Query[], env: QueryEnv): Promise<Set<string>[]> {
  const values = new Values();
  const workspaceId = values.add(ctx.workspaceId);
  const conditions = asked.map((query) => `(${compileQuery(ctx, values, query, env).condition}) is true`);
  const rows = await runStatement<{ id: string; found: boolean[] }>(
    ctx.db,
    `select t.id, json_build_array(${conditions.join(", ")}) as found from tickets t where t.workspace_id = ${workspaceId}::uuid`,
    values.list,
  );
  return asked.map((_query, index) => new Set(rows.filter(({ found }) => found[index]).map(({ id }) => id)));
}

const foundInMemory = (asked: readonly Query[], facts: readonly TicketFacts[], env: QueryEnv): Set<string>[] =>
  asked.map((query) => new Set(facts.filter(testOf(query, env)).map(({ id }) => id)));

const isSame = (one = new Set<string>(), other = new Set<string>()): boolean =>
  one.size === other.size && [...one].every((id) => other.has(id));

/** Queries whose two answers differ. */
function differing(asked: readonly Query[], one: readonly Set<string>[], other: readonly Set<string>[]): string[] {
  return asked.filter((_query, index) => !isSame(one[index], other[index])).map(printQuery);
}

const zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia"];
/** The same queries with their words listed first and asked ticket by ticket: which of the two is speed alone. */
const withCommon = (env: QueryEnv, isCommon: boolean): QueryEnv => ({
  ...env,
  texts: new Map([...env.texts].map(([key, term]) => [key, { ...term, isCommon }])),
});

test(
  `QV-06: compiler and evaluator find the same tickets, seed ${seed}`,
  async () => {
    const distinct = new Map<string, Query>();
    for (let round = 0; distinct.size < queriesMin; round += 1) {
      for (const query of fc.sample(queries(queryFields, planted.pools, 3), { seed: seed + round, numRuns: 500 }))
        distinct.set(printQuery(query), query);
    }
    const all = [...distinct.values()];
    const facts = await loadFacts(agent, planted.ids);
    expect(facts.length).toBe(ticketsCount);
    let [found, undecided] = [0, 0];
    for (let from = 0; from < all.length; from += batch) {
      const asked = all.slice(from, from + batch);
      const zone = zones[(from / batch) % zones.length];
      const env = withCommon(await queryEnv(agent, asked, { zone }), (from / batch) % 2 === 0);
      expect(env.zone).toBe(zone);
      const [inSql, inMemory] = [await foundInSql(agent, asked, env), foundInMemory(asked, facts, env)];
      expect(differing(asked, inSql, inMemory)).toEqual([]);
      found += inSql.reduce((sum, ids) => sum + ids.size, 0);
      undecided += inSql.filter(({ size }) => size > 0 && size < ticketsCount).length;
    }
    console.log(
      `${all.length} queries of ${ticketsCount} tickets, seed ${seed}: ${found} matches, ${undecided} queries found some and not all.`,
    );
    expect(undecided).toBeGreaterThan(queriesMin / 2);
    for (const [what, times] of timesAsked(all)) expect([what, times, times >= 50]).toEqual([what, times, true]);
  },
  isLong ? 900_000 : 60_000,
);

/** How often each field, operator, kind of text and connective is asked. */
function timesAsked(all: readonly Query[]): Map<string, number> {
  const kinds = ["and", "or", "not", "text", "prefix", "phrase", "list"];
  const times = new Map(
    [...kinds, ...queryOperators, ...queryFields.fields.map(({ name }) => `${name}:`)].map((key) => [key, 0]),
  );
  const add = (key: string) => times.set(key, (times.get(key) ?? 0) + 1);
  for (const node of all.flatMap((query) => nodesOf(query.node))) {
    if (node.kind === "field") {
      add(`${node.field}:`);
      add(node.operator);
      if (node.values.length > 1) add("list");
    } else add(node.kind);
    if (node.kind === "text" && node.isPrefix) add("prefix");
    if (node.kind === "text" && node.text.includes(" ")) add("phrase");
  }
  return times;
}

test("the comparison can fail: a planted difference of one field is found", async () => {
  const asked = fc.sample(queries(queryFields, planted.pools, 2), { seed, numRuns: 1_000 });
  const facts = await loadFacts(agent, planted.ids);
  const env = await queryEnv(agent, asked);
  const inSql: Set<string>[] = [];
  for (let from = 0; from < asked.length; from += batch)
    inSql.push(...(await foundInSql(agent, asked.slice(from, from + batch), env)));
  expect(differing(asked, inSql, foundInMemory(asked, facts, env))).toEqual([]);
  const planting: ((ticket: TicketFacts) => TicketFacts)[] = [
    (ticket) => ({ ...ticket, priority: ticket.priority === "high" ? "low" : ticket.priority }),
    (ticket) => ({ ...ticket, solvedAt: ticket.solvedAt ?? 0 }),
    (ticket) => ({ ...ticket, texts: ticket.texts?.slice(0, -1) ?? null }),
    (ticket) => ({ ...ticket, labelIds: ticket.labelIds.slice(1) }),
    (ticket) => ({ ...ticket, waitingSince: ticket.waitingSince === null ? null : ticket.waitingSince - 86_400_000 }),
  ];
  for (const plant of planting)
    expect(differing(asked, inSql, foundInMemory(asked, facts.map(plant), env)).length).toBeGreaterThan(0);
});
