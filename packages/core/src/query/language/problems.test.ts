import { expect, test } from "vitest";
import { completionsAt, parseQuery, printQuery, queryFields, queryFromJson, registryOf } from ".";

const problemsOf = (text: string) =>
  parseQuery(text).problems.map(({ from, to, message, suggestion }) => ({
    at: text.slice(from, to),
    message,
    suggestion,
  }));
const canonical = (text: string): string => {
  const { query, problems } = parseQuery(text);
  expect([text, problems]).toEqual([text, []]);
  return printQuery(query);
};

test.each([
  ["stauts:open", "stauts:open", "status:open"],
  ["lost bag asignee:me", "asignee:me", "assignee:me"],
  ["priority:hgih", "hgih", "high"],
  ["is:unred", "unred", "unread"],
  ["created>7d", "7d", "-7d"],
  ["created>-5m", "-5m", "-5min"],
  ["updated:tody", "tody", "today"],
  ["error:timeout", "error:timeout", '"error:timeout"'],
  ["status:(open, new) channel:(web, emial)", "emial", "email"],
])("QV-06: %s is reported at %s with the remedy %s, and the remedy helps", (text, at, suggestion) => {
  const [problem] = problemsOf(text);
  expect(problem).toMatchObject({ at, suggestion });
  const { problems } = parseQuery(text.replace(at, suggestion));
  expect(problems).toEqual([]);
});

test.each([
  ["status:", "status:"],
  ["(a OR b", "("],
  ["a b)", ")"],
  ["a OR", "OR"],
  ["AND a", "AND"],
  ["a NOT", "NOT"],
  ["label:(a, b", "label:(a, b"],
  ["created:..", "created:.."],
  ["label>3", "label>3"],
  ["number:1.5", "1.5"],
  ["created:2026-02-30", "2026-02-30"],
  ["solved>none", "solved>none"],
  ["created:-999999999d", "-999999999d"],
])("QV-06: %s has a problem at %s", (text, at) => {
  expect(problemsOf(text).map((problem) => problem.at)).toEqual([at]);
});

test.each([
  ["lost   bag", "lost bag"],
  ["Status:OPEN", "status:open"],
  ["status: open", "status:open"],
  ["from:ana@rides.example", "requester:ana@rides.example"],
  ["tag:refund", "label:refund"],
  ["label:a,b", "label:(a, b)"],
  ["label:(lost bag, refund)", 'label:("lost bag", refund)'],
  ["status:(open, open)", "status:open"],
  ["#123", "number:123"],
  ["#HD-202611-123", "number:123"],
  ["number:HD-7", "number:7"],
  ["NOT status:open", "-status:open"],
  ["--bag", "bag"],
  ["a AND b", "a b"],
  ["a b OR c", "(a b) OR c"],
  ["((a))", "a"],
  ["(a OR (b OR c)) d", "(a OR b OR c) d"],
  ["created:>-7d", "created>-7d"],
  ["created:2026-01..", "created>=2026-01"],
  ["created:..2026-01", "created<=2026-01"],
  ["priority:low..high", "priority:low..high"],
  ["“lost bag”", '"lost bag"'],
  ['"lost', "lost"],
  ["bag, lost!", "bag lost"],
  ["Johnson & Johnson", "Johnson Johnson"],
  ["12:30", '"12:30"'],
  ["http://x.example/a", '"http://x.example/a"'],
  ["Re: invoice", '"Re:" invoice'],
  ["a<b", '"a<b"'],
  ["lost and found or not", "lost and found or not"],
  ["or", "or"],
  ["!!! %%% ()", ""],
  ["", ""],
])("QV-06: %s is read without a problem and written %s", (text, printed) => expect(canonical(text)).toBe(printed));

test("E08: what is too much is refused in words: length, depth, conditions, values", () => {
  const refused = (text: string) => parseQuery(text).problems.map(({ code }) => code);
  expect(refused("a ".repeat(1_001))).toContain("limit");
  expect(refused(`${"(".repeat(30)}a${")".repeat(30)}`)).toContain("limit");
  expect(refused(`${"(a OR -(b ".repeat(15)}${")".repeat(30)}`)).toContain("limit");
  expect(refused("ab ".repeat(300))).toContain("limit");
  expect(refused(`number:(${Array.from({ length: 60 }, (_, index) => index).join()})`)).toContain("limit");
  expect(refused("x".repeat(300))).toContain("limit");
  expect(refused(`${"-".repeat(1_999)}a`)).toEqual([]);
});

test("QV-06: data with an unknown field, a value that is none, or too much depth is a problem and no query", () => {
  const field = (name: string, operator: "is" | ">", ...values: string[]) =>
    queryFromJson({ node: { kind: "field", field: name, operator, values } }).problems.length;
  expect(field("priority", "is", "high")).toBe(0);
  expect([
    field("nothing", "is", "x"),
    field("priority", "is", "x"),
    field("label", ">", "x"),
    field("number", ">", "1", "2"),
  ]).toEqual([1, 1, 1, 1]);
  let node = parseQuery("a").query.node;
  for (let depth = 0; depth < 30 && node !== null; depth += 1) node = { kind: "not", node };
  expect(queryFromJson({ node }).problems).toHaveLength(1);
});

const optionsAt = (text: string) => {
  const caret = text.indexOf("|");
  const completion = completionsAt(text.replace("|", ""), caret);
  return { ...completion, inserts: completion.options.map(({ insert }) => insert) };
};

test("QV-06: fields and flags are offered where a condition begins", () => {
  expect(optionsAt("as|")).toMatchObject({ kind: "field", from: 0, to: 2, typed: "as" });
  expect(optionsAt("as|").inserts).toContain("assignee:");
  expect(optionsAt("status:open un|").inserts).toContain("is:unread");
  expect(optionsAt("|").inserts).toContain("status:");
  expect(optionsAt("(lab|").inserts).toEqual(["label:", "has:label"]);
  expect(optionsAt("-cre|").inserts).toEqual(["created:"]);
  expect(optionsAt("tag|").inserts).toEqual(["label:"]);
  expect(optionsAt('"lost ba|').kind).toBe("none");
});

test("QV-06: values are offered behind a colon, in a list and on either side of a range", () => {
  expect(optionsAt("priority:|").inserts).toEqual(["low", "normal", "high", "urgent"]);
  expect(optionsAt("priority:u|")).toMatchObject({ from: 9, to: 10, kind: "value", inserts: ["urgent"] });
  expect(optionsAt("priority:(low, h|").inserts).toEqual(["high"]);
  expect(optionsAt("priority:(low, |").inserts).toEqual(["normal", "high", "urgent"]);
  expect(optionsAt("priority:low..h|")).toMatchObject({ from: 14, to: 15, inserts: ["high"] });
  expect(optionsAt("created>to|").inserts).toEqual(["today", "tomorrow"]);
  expect(optionsAt("assignee:|")).toMatchObject({ kind: "person", valuesOf: "assignee", inserts: ["me", "none"] });
  expect(optionsAt("team:ri|")).toMatchObject({ kind: "team", valuesOf: "team", typed: "ri" });
  expect(optionsAt("label:(a, re|f) bag")).toMatchObject({ kind: "label", typed: "ref", from: 10, to: 13 });
  expect(optionsAt("status:wai|")).toMatchObject({ kind: "status", valuesOf: "status", typed: "wai" });
  expect(optionsAt("from:ana|")).toMatchObject({ kind: "customer", valuesOf: "requester" });
});

test("E08: completion answers at every caret of any text", () => {
  const texts = [
    'a (label:("x',
    "created:..",
    ":::",
    "-(",
    "label:(,,",
    "“",
    "x".repeat(2_000),
    "status:open OR -team:(a, b",
  ];
  for (const text of texts)
    for (let caret = 0; caret <= text.length; caret += 1) {
      const { from, to } = completionsAt(text, caret);
      expect(from >= 0 && from <= to && to <= text.length).toBe(true);
    }
});

test("a field is found by its name and its aliases in any case, and its own name wins", () => {
  expect(queryFields.find("FROM")?.name).toBe("requester");
  const [first, ...rest] = queryFields.fields;
  if (first === undefined) throw new Error("There are no fields.");
  const registry = registryOf([{ ...first, name: "plan", aliases: ["label"] }, first, ...rest]);
  expect(registry.find("label")?.name).toBe("label");
  expect(registry.find("plan")?.name).toBe("plan");
});
