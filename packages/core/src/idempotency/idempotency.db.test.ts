import { CreateTeam } from "@desk/contracts/access";
import { teams } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Ctx } from "../context";
import { conflict, DomainError } from "../error";
import { createTeam } from "../team";
import { aDesk, aPerson, asOwner, type Desk, signedInAs } from "../testing/identity";
import { requestHashOf, withIdempotency } from ".";

const pg = usingDatabase({ max: 20 });
let desk: Desk;
let ctx: Ctx;
const request = { key: "k-1", requestHash: requestHashOf("POST", "/api/v1/teams", '{"name":"Riders"}') };
const create = (ctx: Ctx) => createTeam(ctx, CreateTeam.parse({ name: "Riders", icon: "bike" }));
const teamsCount = async () => (await pg.db.select().from(teams).where(eq(teams.workspaceId, desk.workspaceId))).length;

beforeEach(async () => {
  desk = await aDesk(pg.db);
  ctx = await asOwner(desk);
});

test("I03: one key fifty times at once has one effect, and all get the same answer", async () => {
  let runs = 0;
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      withIdempotency(ctx, request, async (ctx) => {
        runs++;
        return create(ctx);
      }),
    ),
  );
  expect(runs).toBe(1);
  expect(await teamsCount()).toBe(1);
  expect(new Set(answers.map(({ value }) => JSON.stringify(value))).size).toBe(1);
  expect(answers.filter(({ isReplay }) => !isReplay)).toHaveLength(1);
});

test("I03: without a key the same flood has many effects, or as many refusals", async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => create(ctx)));
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(4);
});

test("I03: a refusal is remembered too, although nothing else of its transaction is", async () => {
  let runs = 0;
  const refuse = async (ctx: Ctx): Promise<never> => {
    runs++;
    await create(ctx);
    throw conflict("This ticket is closed.", { ticketId: "t" });
  };
  for (let round = 0; round < 2; round++)
    await expect(withIdempotency(ctx, request, refuse)).rejects.toMatchObject({
      code: "conflict",
      message: "This ticket is closed.",
      details: { ticketId: "t" },
    });
  expect(runs).toBe(1);
  expect(await teamsCount()).toBe(0);
});

test("I03: a failure of the moment is not remembered, so trying again works", async () => {
  const failures = [new Error("connection lost"), new DomainError("limit_exceeded", "Slow down.")];
  for (const failure of failures)
    await expect(withIdempotency(ctx, request, () => Promise.reject(failure))).rejects.toBe(failure);
  expect((await withIdempotency(ctx, request, create)).isReplay).toBe(false);
  expect(await teamsCount()).toBe(1);
});

test("I03: the same key with another body is refused and changes nothing", async () => {
  await withIdempotency(ctx, request, create);
  const other = { key: request.key, requestHash: requestHashOf("POST", "/api/v1/teams", '{"name":"Couriers"}') };
  await expect(
    withIdempotency(ctx, other, (ctx) => createTeam(ctx, CreateTeam.parse({ name: "Couriers", icon: "car" }))),
  ).rejects.toMatchObject({ code: "invalid", details: { reason: "idempotency_mismatch" } });
  expect(await teamsCount()).toBe(1);
});

test("I03: the key of somebody else, or of another workspace, is another key", async () => {
  const first = await withIdempotency(ctx, request, create);
  const admin = await signedInAs(desk, (await aPerson(desk, { role: "admin" })).id);
  const second = await withIdempotency(admin, request, (ctx) =>
    createTeam(ctx, CreateTeam.parse({ name: "Drivers", icon: "car" })),
  );
  const foreign = await withIdempotency(await asOwner(await aDesk(pg.db)), request, create);
  expect([first, second, foreign].map(({ isReplay }) => isReplay)).toEqual([false, false, false]);
});

test("I03: an answer is kept for a day, byte for byte", async () => {
  const value = { zebra: 1, a: [3, 1, 2], nested: { z: null, b: "\u{1F6B2} „x“" } };
  await withIdempotency(ctx, request, async () => value);
  desk.clock.pass(24 * 60 * 60 - 1);
  const again = await withIdempotency(ctx, request, async () => ({ other: true }) as never);
  expect(again.isReplay).toBe(true);
  expect(JSON.stringify(again.value)).toBe(JSON.stringify(value));
  desk.clock.pass(1);
  expect((await withIdempotency(ctx, request, async () => "fresh")).value).toBe("fresh");
});

test("a first run costs two statements beside the verb and its transaction", async () => {
  pg.statements.length = 0;
  await withIdempotency(ctx, request, async () => "nothing else");
  expect(pg.statements.filter((text) => !/^(begin|commit)$/iu.test(text))).toHaveLength(2);
});
