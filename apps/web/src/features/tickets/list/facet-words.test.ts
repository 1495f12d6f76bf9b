import { expect, test } from "vitest";
import { facetsOf, hasToken, toggleToken } from "./facet-words";

const teams = [{ id: "t1", slug: "riders", name: "Riders" }];

test("QV-04: each part of the results is a condition of the query language", () => {
  const facets = facetsOf(
    {
      count: 3,
      isCapped: false,
      status: [{ value: "on_hold", count: 2 }],
      team: [
        { value: "t1", count: 2 },
        { value: null, count: 1 },
      ],
      label: [{ value: "lost bag", count: 1 }],
      time: [{ value: "older", count: 3 }],
    },
    teams,
    "bag",
  );
  expect(facets.flatMap(({ choices }) => choices.map(({ token }) => token))).toEqual([
    "status:on_hold",
    "team:riders",
    "team:none",
    'label:"lost bag"',
    "updated<-365d",
  ]);
});

test("QV-04: a choice is added once and taken away again", () => {
  const once = toggleToken("lost bag", "status:open");
  expect(once).toBe("lost bag status:open");
  expect(hasToken(once, "status:open")).toBe(true);
  expect(hasToken(once, "status:op")).toBe(false);
  expect(toggleToken(once, "status:open")).toBe("lost bag");
});

test("QV-04: a choice that leaves nothing, or stands behind the first five, stays among the choices", () => {
  const label = [..."abcdef"].map((value) => ({ value, count: 2 }));
  const facets = facetsOf(
    { count: 0, isCapped: false, status: [], team: [], label, time: [] },
    teams,
    'bag status:open team:riders label:f label:"lost \\"bag\\"" updated>-7d',
  );
  expect(
    facets.map(({ title, choices }) => [title, ...choices.map(({ label, count }) => `${label} ${count}`)]),
  ).toEqual([
    ["Status", "Open 0"],
    ["Team", "Riders 0"],
    ["Label", "a 2", "b 2", "c 2", "d 2", "e 2", "f 2", 'lost "bag" 0'],
    ["Changed", "Last week 0"],
  ]);
  expect(facetsOf({ count: 0, isCapped: false, status: [], team: [], label: [], time: [] }, teams, "bag")).toEqual([]);
});
