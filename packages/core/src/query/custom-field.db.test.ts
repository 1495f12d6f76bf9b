import type { Query } from "@desk/contracts/query";
import { runStatement, Values } from "@desk/db/statement";
import { usingDatabase } from "@desk/db/testing";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "../context";
import { aTeam, aTicket, aUser, aWorkspace, type TestWorkspace } from "../testing";
import { compileQuery, type FieldSource, loadFacts, queryEnv, type TicketFacts, testOf } from ".";
import { builtInFields, completionsAt, parseQuery, printQuery, type QueryField, registryOf } from "./language";
import { lexemesOf } from "./lexemes";
import { builtInSources } from "./source";

const pg = usingDatabase();
let workspace: TestWorkspace;
let system: Ctx;
const ids: string[] = [];
/** What a workspace keeps of its own of each ticket. A real table would have the same columns. */
type Custom = {
  plan: string | null;
  isVip: boolean | null;
  seats: number | null;
  renewal: string | null;
  remark: string;
  owner: string | null;
  squad: string | null;
};
const custom = new Map<string, Custom>();
const remarks = new Map<string, string>();

beforeAll(async () => {
  workspace = await aWorkspace(pg.db);
  system = workspace.system;
  const [team, user] = [
    await aTeam(workspace, "Riders"),
    await aUser(workspace, { name: "Robin Agent", email: "robin@desk.example" }),
  ];
  for (const row of [
    {
      plan: "gold",
      isVip: true,
      seats: 2.5,
      renewal: "2026-11-20T10:00:00Z",
      remark: "A long remark",
      owner: user,
      squad: team,
    },
    {
      plan: "silver",
      isVip: false,
      seats: -3,
      renewal: "2026-12-24T10:00:00Z",
      remark: "café",
      owner: null,
      squad: null,
    },
    { plan: null, isVip: null, seats: null, renewal: null, remark: "", owner: null, squad: team },
  ] satisfies Custom[]) {
    const { id } = await aTicket(workspace);
    ids.push(id);
    custom.set(id, row);
    const [read] = await runStatement<{ words: string }>(pg.db, "select to_tsvector('desk', $1::text)::text as words", [
      row.remark,
    ]);
    remarks.set(id, read?.words ?? "");
  }
});

const field = (name: string, kind: QueryField["kind"], more: Partial<QueryField> = {}): QueryField => ({
  name,
  aliases: [],
  label: name,
  hint: "",
  kind,
  ...more,
});
const none = { value: "none", label: "None" };
const fields: QueryField[] = [
  field("plan", "choice", {
    values: ["bronze", "silver", "gold"].map((value) => ({ value, label: value })),
    words: [none],
    isOrdered: true,
  }),
  field("vip", "boolean", { words: [none] }),
  field("seats", "number", { words: [none] }),
  field("renewal", "date", { words: [none] }),
  field("remark", "text"),
  field("owner", "agent", { words: [{ value: "me", label: "Me" }, none] }),
  field("squad", "team", { words: [none] }),
];

const json = (key: string, cast: string) => (build: { values: Values }) =>
  `((${build.values.add(JSON.stringify(Object.fromEntries(custom)))}::jsonb -> t.id::text ->> '${key}')::${cast})`;
const of = (facts: TicketFacts): Custom => custom.get(facts.id)!;
const sources: [string, FieldSource][] = [
  ["plan", { shape: "value", sql: json("plan", "text"), fact: (facts) => of(facts).plan }],
  ["vip", { shape: "boolean", sql: json("isVip", "boolean"), fact: (facts) => of(facts).isVip }],
  ["seats", { shape: "number", cast: "numeric", sql: json("seats", "numeric"), fact: (facts) => of(facts).seats }],
  [
    "renewal",
    {
      shape: "date",
      sql: json("renewal", "timestamptz"),
      fact: (facts) => (of(facts).renewal === null ? null : Date.parse(of(facts).renewal ?? "")),
    },
  ],
  [
    "remark",
    {
      shape: "text",
      sql: (build, { written }) =>
        `to_tsvector('desk', ${json("remark", "text")(build)}) @@ ${build.values.add(written)}::tsquery`,
      fact: (facts) => lexemesOf(remarks.get(facts.id) ?? ""),
    },
  ],
  ["owner", { shape: "id", sql: json("owner", "uuid"), fact: (facts) => of(facts).owner }],
  ["squad", { shape: "id", sql: json("squad", "uuid"), fact: (facts) => of(facts).squad }],
];
const language = {
  registry: registryOf([...builtInFields, ...fields]),
  sources: new Map([...builtInSources, ...sources]),
};

/** Places of the tickets that both the database and the evaluator find. */
async function find(query: Query): Promise<number[]> {
  const env = await queryEnv(system, [query], { language });
  const values = new Values();
  const text = `select t.id from tickets t where t.workspace_id = ${values.add(workspace.id)}::uuid and ${compileQuery(system, values, query, env).condition}`;
  const rows = await runStatement<{ id: string }>(pg.db, text, values.list);
  const found = rows.map(({ id }) => ids.indexOf(id)).sort();
  const facts = await loadFacts(system, ids);
  expect(
    facts
      .filter(testOf(query, env))
      .map(({ id }) => ids.indexOf(id))
      .sort(),
  ).toEqual(found);
  return found;
}

test.each<[string, number[]]>([
  ["plan:gold", [0]],
  ["plan>=silver", [0, 1]],
  ["plan:none", [2]],
  ["plan:(gold, none)", [0, 2]],
  ["-plan:gold", [1, 2]],
  ["vip:yes", [0]],
  ["vip:no", [1]],
  ["-vip:yes", [1, 2]],
  ["seats>0", [0]],
  ["seats:-3", [1]],
  ["seats:-5..2.5", [0, 1]],
  ["seats:none", [2]],
  ["renewal:2026-11", [0]],
  ["renewal>2026-11-20", [1]],
  ["renewal:none", [2]],
  ["remark:remark", [0]],
  ["remark:caf*", [1]],
  ['remark:"long remark"', [0]],
  ["owner:robin", [0]],
  ["owner:none", [1, 2]],
  ["squad:riders", [0, 2]],
  ["squad:riders -plan:none", [0]],
])("QV-06: custom fields join by their entries alone: %s", async (text, expected) => {
  const { query, problems } = parseQuery(text, language.registry);
  expect(problems).toEqual([]);
  expect(printQuery(query)).toBe(text);
  expect(await find(query)).toEqual(expected);
});

test("custom fields are completed, corrected and refused like the built-in ones", () => {
  expect(completionsAt("plan:s", 6, language.registry).options.map(({ insert }) => insert)).toEqual(["silver"]);
  expect(completionsAt("sea", 3, language.registry).options.map(({ insert }) => insert)).toEqual(["seats:"]);
  expect(parseQuery("plan:glod", language.registry).problems).toMatchObject([{ suggestion: "gold" }]);
  expect(parseQuery("plan:gold").problems).toMatchObject([{ code: "unknown_field" }]);
});
