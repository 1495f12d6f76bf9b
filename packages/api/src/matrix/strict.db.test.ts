import { usingDatabase } from "@desk/core/testing/database";
import { beforeAll, describe, expect, test } from "vitest";
import { type Answer, callProcedure, callRoute, undone } from "./call";
import type { ActorName } from "./cast";
import { aStage, prepare, type Stage } from "./cell";
import { changedPlaces, rowsOf } from "./rows";
import type { Rule } from "./rule";
import { rules } from "./rules";

const pg = usingDatabase({ max: 2 });
let stage: Stage;
beforeAll(async () => {
  stage = await aStage(pg.db);
}, 60_000);

/** What somebody would like to set who may not: none of them is a field of any input. */
const wished = ["workspaceId", "authorId", "createdAt", "isInternal", "passwordHash", "seesEverything", "__proto__"];

type Sent = { answer: Answer; changed: string[] };

async function send(rule: Rule, actor: Exclude<ActorName, "nobody">, input: unknown): Promise<Sent> {
  return undone(stage.db, async (db) => {
    await prepare(stage, db, rule);
    const before = rule.prepare === undefined ? stage.before : await rowsOf(db);
    const at = { db, now: stage.world.clock.now };
    const acting = stage.cast[actor];
    const answer = rule.call.includes(" ")
      ? await callRoute(at, acting, rule.call, input as Parameters<typeof callRoute>[3])
      : await callProcedure(at, acting, rule.call, input);
    return { answer, changed: changedPlaces(before, await rowsOf(db)) };
  });
}

const withKey = (object: object, key: string, value: unknown): object =>
  Object.defineProperty({ ...object }, key, { value, enumerable: true, configurable: true, writable: true });

/** The input with one key too many, at its top and in each object inside. */
function* withWishes(input: object, key: string, path = ""): Generator<{ bad: object; path: string }> {
  yield { bad: withKey(input, key, "x"), path: `${path}${key}` };
  for (const [name, inner] of Object.entries(input)) {
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) continue;
    for (const { bad, path: at } of withWishes(inner, key, `${path}${name}.`))
      yield { bad: { ...input, [name]: bad }, path: at };
  }
}

/** One rule for each call that takes an input, and somebody who is allowed it. */
const sample = [
  ...new Map(
    rules.filter(({ input, allow }) => input !== undefined && allow.length > 0).map((rule) => [rule.call, rule]),
  ).values(),
];
const procedures = sample.filter(({ call }) => !call.includes(" "));
const bodies = sample.filter(({ call }) => /^(?:POST|PATCH) \/(?:tickets|customers)/u.test(call));

describe("B08: a field that is not the caller's to set is refused by name, and no row changes", () => {
  test.each(procedures.map((rule) => [rule.call, rule] as const))("%s", async (_call, rule) => {
    const input = rule.input?.(stage.world);
    if (typeof input !== "object" || input === null) return;
    for (const key of wished)
      for (const { bad, path } of withWishes(input, key)) {
        const { answer, changed } = await send(rule, rule.allow[0] ?? "owner", bad);
        expect(answer.status, path).toBe(400);
        expect(fieldsOf(answer), path).toContain(path);
        expect(changed).toEqual([]);
      }
  });

  test.each(bodies.map((rule) => [rule.call, rule] as const))("%s", async (_call, rule) => {
    const input = rule.input?.(stage.world) as { id?: string; body: object };
    for (const key of wished)
      for (const { bad, path } of withWishes(input.body, key)) {
        const { answer, changed } = await send(rule, rule.allow[0] ?? "owner", { ...input, body: bad });
        expect(answer.status, path).toBe(400);
        expect(answer.body, path).toContain(`"path":"${path}"`);
        expect(changed).toEqual([]);
      }
  });

  test("the same inputs without the extra field pass", async () => {
    for (const rule of [...procedures, ...bodies]) {
      const { answer } = await send(rule, rule.allow[0] ?? "owner", rule.input?.(stage.world));
      expect(answer.status, rule.call).toBeLessThan(300);
    }
  });
});

const fieldsOf = ({ body }: Answer): string[] =>
  (JSON.parse(body) as { error: { data: { fields: { path: string }[] } } }).error.data.fields.map(({ path }) => path);

const ticketCalls = sample.filter(({ call }) => call.startsWith("ticket."));

describe("E09: an id that is none, or another thing's, is refused or missing, and no row changes", () => {
  const ids = [0, -1, 2 ** 53, null, [], {}, "", "null", "1e400", "../1", "00000000-0000-0000-0000-000000000000"];
  test.each(ticketCalls.map((rule) => [rule.call, rule] as const))("%s", async (_call, rule) => {
    const input = rule.input?.(stage.world);
    if (typeof input !== "object" || input === null || !("ticketId" in input)) return;
    for (const ticketId of [
      ...ids,
      stage.world.ids["customer.requester"],
      stage.world.ids["team.own"],
      stage.next.ids["ticket.open"],
    ]) {
      const { answer, changed } = await send(rule, "owner", { ...input, ticketId });
      expect([400, 404], `${ticketId}: ${answer.body}`).toContain(answer.status);
      expect(changed).toEqual([]);
    }
  });
});

describe("E10: a moment that does not exist is refused by name", () => {
  test.each([
    "0000-00-00",
    "2026-02-30T00:00:00.000Z",
    "2026-11-22T24:00:00.000Z",
    "2026-11-22T23:59:60.000Z",
    "+275760-09-13T00:00:00.001Z",
    "2026-03-29T02:30:00+01:00",
    "2026-11-22",
    "yesterday",
    "",
    1_700_000_000_000,
  ])("%s", async (expiresAt) => {
    const rule = rules.find(({ call }) => call === "apiKey.create");
    if (rule === undefined) throw new Error("There is no rule for apiKey.create.");
    const { answer, changed } = await send(rule, "owner", { name: "Import", scopes: ["tickets:read"], expiresAt });
    expect(answer.status).toBe(400);
    expect(fieldsOf(answer)).toContain("expiresAt");
    expect(changed).toEqual([]);
  });
});

test("E04: names of an object's parts as values and keys change no object of the process", async () => {
  const rule: Rule = { call: "customer.create", allow: ["owner"], next: "own" };
  const attributes = JSON.parse('{"__proto__":"x","constructor":"y","toString":"z"}') as object;
  const { answer } = await send(rule, "owner", { name: "__proto__", attributes });
  expect([200, 400]).toContain(answer.status);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect("isAdmin" in {}).toBe(false);
  for (const name of ["__proto__", "constructor.prototype", "me.__proto__", "toString", "ticket.constructor"]) {
    const missing = await send({ ...rule, call: name }, "owner", {});
    expect(missing.answer.status, name).toBe(404);
  }
});

const lists = sample.filter(({ call }) => /\.list$/u.test(call));

describe("E06, E07: a forged place, size, order or column is refused by name", () => {
  test.each(lists.map((rule) => [rule.call, rule] as const))("%s", async (call, rule) => {
    const bad: Record<string, unknown>[] = [
      ...[0, -1, 1e9, "10;drop", null, [], 0.5].map((limit) => ({ limit })),
      ...["x", "'; drop table tickets; --", "eyJhIjoxfQ", "\u0000", "a".repeat(401)].map((cursor) => ({ cursor })),
      ...['"; drop', 'a" desc--', "password_hash"].flatMap((text) => [
        { sort: text },
        { order: text },
        { direction: text },
      ]),
    ];
    for (const part of bad) {
      const { answer, changed } = await send(rule, "owner", { ...(rule.input?.(stage.world) as object), ...part });
      expect(answer.status, `${call} ${JSON.stringify(part)} ${answer.body.slice(0, 200)}`).toBe(400);
      expect(fieldsOf(answer).join(), call).toContain(Object.keys(part)[0]);
      expect(changed).toEqual([]);
    }
  });
});
