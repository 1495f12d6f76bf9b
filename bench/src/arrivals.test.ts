import { expect, test } from "vitest";
import { arrivals, type Outcome, recoveredAfter, summaryOf } from "./arrivals";
import type { Answer, Client } from "./http";

const answers = (answer: (n: number) => Answer | Error): Client => {
  let n = 0;
  return {
    send: () => {
      const made = answer(n++);
      return made instanceof Error ? Promise.reject(made) : Promise.resolve(made);
    },
    close: () => undefined,
  };
};
const request = {
  call: () => ({ method: "GET", path: "/" }),
  check: ({ status }: Answer) => (status === 200 ? null : `status ${status}`),
};

test("OP-07: a refusal counts as shed only when it says when to come back", async () => {
  const client = answers((n) => {
    if (n === 0) return { status: 200, body: "", headers: {} };
    if (n === 1) return { status: 503, body: "", headers: { "retry-after": "2" } };
    if (n === 2) return { status: 503, body: "", headers: {} };
    return new Error("reset");
  });
  const outcomes = await arrivals(client, request, 400, 0.01);
  expect(outcomes.map(({ kind }) => kind)).toEqual(["accepted", "shed", "failed", "failed"]);
  expect(summaryOf(outcomes)).toMatchObject({
    requests: 4,
    accepted: 1,
    shed: 1,
    failed: 2,
    firstProblem: "status 503",
  });
});

test("OP-07: recovery is the second after which nothing was slow or refused any more", () => {
  const at = (second: number, ms: number, kind: Outcome["kind"] = "accepted"): Outcome => ({
    atMs: second * 1_000,
    ms,
    kind,
    problem: null,
  });
  expect(recoveredAfter([at(0, 900), at(1, 20), at(2, 20, "shed"), at(3, 30), at(4, 10)], 300)).toBe(3);
  expect(recoveredAfter([at(0, 20), at(1, 20)], 300)).toBe(0);
  expect(recoveredAfter([at(0, 20), at(1, 900)], 300)).toBeNull();
});
