import { usingDatabase } from "@desk/core/testing/database";
import { beforeAll, describe, expect, test } from "vitest";
import { routes } from "../rest/routes";
import { fileCalls, procedures } from "./call";
import { aStage, cellsOf, nameOf, type Stage, tryCell } from "./cell";
import { rules } from "./rules";

const pg = usingDatabase({ max: 2 });
let stage: Stage;
beforeAll(async () => {
  stage = await aStage(pg.db);
}, 60_000);

const calls = [...procedures.keys(), ...routes.map(({ method, path }) => `${method} ${path}`), ...fileCalls];
const cells = cellsOf(rules);

test("R8: every procedure, route and file route has a rule, and every rule is about one of them", () => {
  const ruled = new Set(rules.map(({ call }) => call));
  expect(calls.filter((call) => !ruled.has(call))).toEqual([]);
  expect([...ruled].filter((call) => !calls.includes(call))).toEqual([]);
});

/** These tell nobody more than the sign-in page shows, or answer known and unknown addresses alike. */
const neverRefused = ["auth.setupState", "auth.providers", "auth.requestMagicLink", "auth.requestPasswordReset"];

test("R8: every procedure and route is allowed to somebody and refused to somebody", () => {
  for (const call of calls) {
    const expectations = cells.filter(({ rule }) => rule.call === call).map(({ expectation }) => expectation);
    expect(expectations, call).toContain("allowed");
    expect(
      expectations.every((one) => one === "allowed"),
      call,
    ).toBe(neverRefused.includes(call));
  }
});

describe("B01, B02, R8, R9: every call as every kind of actor does what was promised and nothing else", () => {
  let tested = 0;
  const leaks: string[] = [];
  for (const call of calls) {
    test(call, async () => {
      for (const cell of cells.filter(({ rule }) => rule.call === call)) {
        const wrong = await tryCell(stage, cell);
        tested += 1;
        if (wrong.length > 0) leaks.push(`${nameOf(cell)}: ${wrong.join("; ")}`);
      }
      expect(leaks.filter((leak) => leak.startsWith(`${call} `))).toEqual([]);
    });
  }
  test("and none leaks", () => {
    process.stdout.write(`authorization cells: ${tested} tested, ${leaks.length} leaks\n`);
    expect(leaks).toEqual([]);
  });
});
