import { expect, test } from "vitest";
import { oneList, type Part, partsInTurn } from "./source";

const input = { view: "all", limit: 50 };
const parts: [Part, ...Part[]] = [
  { key: "ana", input: { ...input, assigneeId: "ana" } },
  { key: "none", input: { ...input, assigneeId: "none" } },
];

test("QV-02: a grouped list goes through its groups in turn, each by its own cursor", () => {
  const source = partsInTurn(parts);
  expect(source.requestOf(null)).toEqual({ ...input, assigneeId: "ana" });
  const second = source.nextOf(null, "c.1");
  expect(source.requestOf(second)).toEqual({ ...input, assigneeId: "ana", cursor: "c.1" });
  expect(source.partOf(second)).toBe("ana");
  const other = source.nextOf(second, null);
  expect(source.requestOf(other)).toEqual({ ...input, assigneeId: "none" });
  expect(source.partOf(other)).toBe("none");
  expect(source.nextOf(other, null)).toBeNull();
});

test("a list that is not grouped is asked for as it is", () => {
  expect(oneList(input).requestOf(oneList(input).nextOf(null, "x"))).toEqual({ ...input, cursor: "x" });
});
