import { parseQuery, printQuery } from "@desk/core/query/language";
import { expect, test } from "vitest";
import { aGroup, aRow, changePart, queryOfTree, treeOf } from "./tree";

const queries = [
  "",
  "status:open",
  "-label:vip lost bag*",
  "status:(new, open) priority>=high created:2026-11-01..2026-11-15",
  "is:active (label:vip OR (priority:urgent -team:none))",
  "-(status:pending label:travel)",
  "label:a OR label:b",
];

test.each(queries)("QV-06: the builder says the same as the text: %s", (text) => {
  const { query } = parseQuery(text);
  expect(printQuery(queryOfTree(treeOf(query)))).toBe(printQuery(query));
});

test("a line without its values says nothing, and half a range neither", () => {
  const tree = aGroup([
    aRow({ field: "label" }),
    aRow({ field: "created", operator: "between", values: ["-7d", ""] }),
    aRow({ field: "priority", values: ["high"] }),
  ]);
  expect(printQuery(queryOfTree(tree))).toBe("priority:high");
});

test("a part deep inside is changed or taken out, and everything else stays", () => {
  const inner = aRow({ field: "label", values: ["vip"] });
  const tree = aGroup([aRow({ values: ["open"] }), aGroup([inner, aRow({ field: "", values: ["bag"] })], "any")]);
  const changed = changePart(tree, inner.id, (part) => ({ ...part, isExcluded: true }));
  expect(printQuery(queryOfTree(changed))).toBe("status:open (-label:vip OR bag)");
  expect(printQuery(queryOfTree(changePart(tree, inner.id, () => null)))).toBe("status:open bag");
});
