import { usingDatabase } from "@desk/core/testing/database";
import { expect, test } from "vitest";
import { callProcedure, callRoute, procedures } from "./call";
import { aStage, prepare } from "./cell";
import { leaksIn } from "./leaks";
import type { Rule } from "./rule";
import { rules } from "./rules";

const pg = usingDatabase({ max: 4 });
const requests = 1_000;

const isRead = ({ call, isOpen }: Rule): boolean =>
  isOpen !== true && (call.includes(" ") ? /^GET \/(?!files)/u.test(call) : procedures.get(call) === "query");

/** Every reading call of the owner, who sees everything at home: the most that could get mixed up. */
const reads = rules.filter((rule) => isRead(rule) && rule.allow.includes("owner"));

test("B16: requests of two workspaces, interleaved over four connections, never show each other's rows", async () => {
  const stage = await aStage(pg.db);
  const { world, next, cast, foreign } = stage;
  const grounds = new Map(reads.map((rule) => [rule.prepare, rule]));
  for (const rule of grounds.values()) await prepare(stage, pg.db, rule);
  const at = { db: pg.db, now: world.clock.now };
  const ask = (rule: Rule, isNext: boolean) => {
    const acting = isNext ? cast.foreignOwner : cast.owner;
    const input = rule.input?.(isNext ? next : world);
    return rule.call.includes(" ")
      ? callRoute(at, acting, rule.call, (input ?? {}) as Parameters<typeof callRoute>[3])
      : callProcedure(at, acting, rule.call, input);
  };
  let wrong = 0;
  let shown = 0;
  const work = Array.from({ length: requests }, async (_, index) => {
    const rule = reads[Math.floor(index / 2) % reads.length];
    if (rule === undefined) throw new Error("There is nothing to read.");
    const isNext = index % 2 === 1;
    const { status, body } = await ask(rule, isNext);
    expect(status, `${rule.call} ${body}`).toBe(200);
    wrong += leaksIn(body, isNext ? "foreignOwner" : "owner", world, foreign).length;
    // The control: the same look finds the rows of the asker's own workspace.
    if (leaksIn(body, isNext ? "owner" : "foreignOwner", world, foreign).length > 0) shown += 1;
  });
  await Promise.all(work);
  process.stdout.write(`interleaved requests: ${requests}, foreign rows: ${wrong}\n`);
  expect(wrong).toBe(0);
  expect(shown).toBeGreaterThan(requests / 2);
});
