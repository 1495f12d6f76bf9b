import { expect, test } from "vitest";
import { closingLine, countStage, isGreen, sumUp, tallyPlaywright, tallyVitest } from "./tally";

const loaded = { status: "passed", assertionResults: [{}] };
const unloadable = { status: "failed", assertionResults: [] };

test("the closing line adds every stage up", () => {
  const vitest = tallyVitest({ numPassedTests: 7, numFailedTests: 1, testResults: [loaded] });
  const playwright = tallyPlaywright({ stats: { expected: 3, unexpected: 1, flaky: 1 }, errors: [] });
  expect(closingLine(sumUp([vitest, playwright]))).toBe("11 passed, 2 failed");
});

test("a test file that cannot be loaded is a failure", () => {
  expect(tallyVitest({ numPassedTests: 5, numFailedTests: 0, testResults: [loaded, unloadable] })).toEqual({
    passed: 5,
    failed: 1,
  });
});

test("a Playwright run that could not start is a failure", () => {
  expect(tallyPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0 }, errors: [{}] }).failed).toBe(1);
});

test("a stage that breaks without a failed test counts once, and a failed test is not counted twice", () => {
  expect(countStage({ passed: 4, failed: 0 }, false)).toEqual({ passed: 4, failed: 1 });
  expect(countStage({ passed: 4, failed: 2 }, false)).toEqual({ passed: 4, failed: 2 });
  expect(countStage({ passed: 4, failed: 0 }, true)).toEqual({ passed: 4, failed: 0 });
});

test("no tests at all is not green", () => {
  expect(isGreen({ passed: 0, failed: 0 })).toBe(false);
  expect(isGreen({ passed: 1, failed: 0 })).toBe(true);
  expect(isGreen({ passed: 1, failed: 1 })).toBe(false);
});
