import { expect, test } from "vitest";
import { selectStages } from "./selection";

const stagesOf = (...args: string[]) => {
  const selection = selectStages(args);
  return selection === "help" ? [] : selection.stages;
};

test("nothing named means everything, cheapest first", () => {
  expect(stagesOf()).toEqual(["verify", "unit", "integration", "build", "e2e"]);
});

test("end to end is always against a fresh build", () => {
  expect(stagesOf("e2e")).toEqual(["build", "e2e"]);
  expect(stagesOf("packages/e2e/tests/sign-in.spec.ts")).toEqual(["build", "e2e"]);
});

test("a path picks the stage its tests belong to", () => {
  expect(stagesOf("./packages/core/src/ticket/assign.db.test.ts")).toEqual(["integration"]);
  expect(stagesOf("packages/core/src/ticket/status-machine.test.ts")).toEqual(["unit"]);
  expect(stagesOf("packages/core/src/ticket")).toEqual(["unit", "integration"]);
});

test("long runs what has a long form, or what is named", () => {
  expect(selectStages(["long"])).toEqual({ stages: ["unit", "integration"], paths: [], isLong: true });
  expect(selectStages(["long", "bench/kill.db.test.ts"])).toEqual({
    stages: ["integration"],
    paths: ["bench/kill.db.test.ts"],
    isLong: true,
  });
});
