import type { Query } from "@desk/contracts/query";
import { defaultWorkspaceSettings } from "@desk/contracts/workspace";
import { customers, organizations, statuses, tickets, users, workspaces } from "@desk/db/schema";
import { runStatement, Values } from "@desk/db/statement";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { visibleTickets } from "../access";
import { type Ctx, newId } from "../context";
import { isDomainError } from "../error";
import { postMessage } from "../message";
import { aClock, asAgent, asApiKey, asCustomer, aTeam, aTicket, aWorkspace, type TestWorkspace } from "../testing";
import { nasty } from "../testing/nasty";
import { compileQuery, loadFacts, queryEnv, readQuery, testOf } from ".";
import { builtInFields, operatorsOf, parseQuery, printValue, queryFields } from "./language";

const pg = usingDatabase({ max: 4 });
const clock = aClock("2026-11-30T10:00:00.000Z");
let workspace: TestWorkspace;
let agent: Awaited<ReturnType<typeof asAgent>>;
let riders: string;
const byName = new Map<string, string>();
beforeAll(async () => {
  workspace = await aWorkspace(pg.db, { now: clock.now });
  riders = await aTeam(workspace, "Riders & Co");
  const secret = await aTeam(workspace, "Safety");
  agent = await asAgent(workspace, { name: "Robin Agent", email: "robin@desk.example", teams: { [riders]: "full" } });
  const plant = async (
    name: string,
    input: Parameters<typeof aTicket>[1],
    row: Partial<typeof tickets.$inferInsert> = {},
  ) => {
    const { id } = await aTicket(workspace, { subject: name, ...input });
    byName.set(name, id);
    if (Object.keys(row).length > 0)
      await pg.db
        .update(tickets)
        .set(row)
        .where(and(eq(tickets.workspaceId, workspace.id), eq(tickets.id, id)));
    return id;
  };
  const ago = (hours: number) => new Date(clock.now().getTime() - hours * 3_600_000);
  const first = await plant(
    "first",
    { teamId: riders, assigneeId: agent.actor.userId, labels: ["Refund"] },
    { waitingSince: ago(30) },
  );
  await plant(
    "second",
    { requester: { email: "otto@acme.example", name: "Otto Quast" }, body: { text: "Where is my umbrella?" } },
    { waitingSince: ago(2), createdAt: ago(11) },
  );
  await plant("hidden", { teamId: secret, body: { text: "A secret umbrella." } });
  await plant("done", { status: "solved", priority: "urgent" }, { waitingSince: null });
  await plant("held", { status: "on_hold" }, { waitingSince: null });
  await postMessage(workspace.system, {
    ticketId: first,
    kind: "note",
    body: { text: "He is a kleptomaniac, says café Müller." },
    attachmentIds: [],
  });
});

/** Names of the tickets found, by the database and in memory; the two must agree. */
async function find(ctx: Ctx, text: string, options: Parameters<typeof queryEnv>[2] = {}): Promise<string[]> {
  return findBy(ctx, readQuery(ctx, text), options);
}
async function findBy(ctx: Ctx, query: Query, options: Parameters<typeof queryEnv>[2] = {}): Promise<string[]> {
  const env = await queryEnv(ctx, [query], options);
  const values = new Values();
  const statement = `select t.id from tickets t where t.workspace_id = ${values.add(ctx.workspaceId)}::uuid
    and ${visibleTickets(ctx.actor, values)} and ${compileQuery(ctx, values, query, env).condition}`;
  const rows = await runStatement<{ id: string }>(ctx.db, statement, values.list);
  const facts = await loadFacts(ctx, [...byName.values()]);
  const nameOf = (id: string) => [...byName].find(([, one]) => one === id)?.[0] ?? "?";
  const found = rows.map(({ id }) => nameOf(id)).sort();
  expect(
    facts
      .filter(testOf(query, env))
      .map(({ id }) => nameOf(id))
      .sort(),
  ).toEqual(found);
  return found;
}

test("QV-06: people, teams, labels, statuses and organizations are found by every name they have", async () => {
  for (const text of [
    "assignee:me",
    "assignee:robin",
    'assignee:"robin AGENT"',
    "assignee:ROBIN@desk.example",
    `assignee:${agent.actor.userId}`,
  ])
    expect([text, await find(agent, text)]).toEqual([text, ["first"]]);
  for (const text of ["team:mine", 'team:"riders & co"', "team:riders-co", `team:${riders}`])
    expect([text, await find(agent, text)]).toEqual([text, ["first"]]);
  for (const text of [
    "requester:otto",
    "requester:quast",
    "requester:otto@acme.example",
    'requester:"Otto Quast"',
    "from:OTTO",
  ])
    expect([text, await find(agent, text)]).toEqual([text, ["second"]]);
  expect(await find(agent, "requester:ott")).toEqual([]);
  expect(await find(agent, "label:refund")).toEqual(["first"]);
  expect(await find(agent, "label:none")).toEqual(["done", "held", "second"]);
  expect(await find(agent, 'status:"on hold"')).toEqual(["held"]);
  expect(await find(agent, "status:(solved, on_hold)")).toEqual(["done", "held"]);
});

test("QV-06: an organization is found by its name in any spelling and by its mail domain", async () => {
  const id = newId();
  await pg.db
    .insert(organizations)
    .values({ workspaceId: workspace.id, id, name: "Öko & Söhne", domains: ["oeko.example"] });
  const second = byName.get("second") ?? "";
  await pg.db
    .update(tickets)
    .set({ organizationId: id })
    .where(and(eq(tickets.workspaceId, workspace.id), eq(tickets.id, second)));
  for (const text of ['org:"oko & sohne"', "organization:OEKO.example", `organization:${id}`])
    expect([text, await find(agent, text)]).toEqual([text, ["second"]]);
  expect(await find(agent, "organization:none -is:solved")).toEqual(["first", "held"]);
});

test("QV-06: words, phrases and beginnings are found without accents and capitals, also in different messages", async () => {
  for (const text of [
    "umbrella",
    "UMBR*",
    '"my umbrella"',
    "otto umbrella",
    '"is my umb"*',
    "subject:second",
    "subject:sec*",
    "otto@acme.example",
  ])
    expect([text, await find(agent, text)]).toEqual([text, ["second"]]);
  expect(await find(agent, '"umbrella my"')).toEqual([]);
  expect(await find(agent, "subject:umbrella")).toEqual([]);
  expect(await find(agent, "cafe muller")).toEqual(["first"]);
  expect(await find(agent, "first kleptomaniac")).toEqual(["first"]);
  expect(await find(agent, "-umbrella")).toEqual(["done", "first", "held"]);
});

test("QV-06: overdue follows the hours of the workspace, unread follows who wrote last", async () => {
  expect(await find(agent, "is:overdue")).toEqual(["first"]);
  const settings = { ...defaultWorkspaceSettings, overdueAfterHours: 1 };
  await pg.db.update(workspaces).set({ settings }).where(eq(workspaces.id, workspace.id));
  expect(await find(agent, "is:overdue")).toEqual(["first", "second"]);
  await pg.db.update(workspaces).set({ settings: defaultWorkspaceSettings }).where(eq(workspaces.id, workspace.id));
  expect(await find(agent, "is:unread")).toEqual(["done", "first", "held", "second"]);
  expect(await find(agent, "waiting<-4h")).toEqual(["first"]);
  expect(await find(agent, "waiting:none")).toEqual(["done", "held"]);
});

test("QV-06: today is the day of the asker: of the preferences, else of the request, else of UTC", async () => {
  // The second ticket was made at 23:00 UTC of the day before.
  expect(await find(agent, "created:yesterday")).toEqual(["second"]);
  expect(await find(agent, "created:yesterday", { zone: "Europe/Berlin" })).toEqual([]);
  expect(await find(agent, "created:yesterday", { zone: "Mars/Base" })).toEqual(["second"]);
  const [row] = await pg.db
    .select()
    .from(users)
    .where(and(eq(users.workspaceId, workspace.id), eq(users.id, agent.actor.userId)));
  const preferences = { ...row!.preferences, timeZone: "Asia/Tokyo" };
  await pg.db
    .update(users)
    .set({ preferences })
    .where(and(eq(users.workspaceId, workspace.id), eq(users.id, agent.actor.userId)));
  expect(await find(agent, "created:yesterday", { zone: "UTC" })).toEqual([]);
  await pg.db
    .update(users)
    .set({ preferences: row!.preferences })
    .where(and(eq(users.workspaceId, workspace.id), eq(users.id, agent.actor.userId)));
});

test("QV-06: what cannot be read is refused with its place and a remedy", () => {
  const message = (text: string): string => {
    try {
      readQuery(agent, text);
      return "read";
    } catch (error) {
      return isDomainError(error) ? `${error.code} ${JSON.stringify(error.details.fields)}` : "failed";
    }
  };
  expect(message("bag stauts:open")).toContain('invalid [{"path":"query","message":"At character 5: ');
  expect(message("bag stauts:open")).toContain("status:open");
  expect(message("bag status:open")).toBe("read");
});

test("QV-06: me and mine need a person behind the request", async () => {
  const key = await asApiKey(workspace);
  for (const text of ["assignee:me", "team:mine", "is:mine", "-follower:me", "(a OR assignee:me)"])
    expect(() => readQuery(key, text)).toThrow("Only a person");
  expect(await find(key, "assignee:robin@desk.example")).toEqual(["first"]);
});

test("QV-06: a name that more than a thousand customers have is refused with a remedy", async () => {
  const rows = Array.from({ length: 1_001 }, () => ({ workspaceId: workspace.id, id: newId(), name: "Maria Many" }));
  await pg.db.insert(customers).values(rows);
  await expect(queryEnv(agent, [readQuery(agent, "requester:many")])).rejects.toThrow("Use an address");
  expect(await find(agent, 'requester:"maria otto"')).toEqual([]);
});

test("B06, B10: a query tells nobody of a team, a note or a property that is not theirs", async () => {
  expect(await find(agent, "umbrella")).not.toContain("hidden");
  expect(await find(agent, "team:safety")).toEqual([]);
  const [first] = await loadFacts(agent, [byName.get("first") ?? ""]);
  const customer = asCustomer(workspace, first?.requesterId ?? "");
  expect(await find(customer, "first")).toEqual(["first"]);
  for (const text of ["kleptomaniac", "klepto*", "cafe", "status:on_hold", "robin", "ana@rides.example"])
    expect([text, await find(customer, text)]).toEqual([text, []]);
  expect(await find(customer, "status:open")).toEqual(["first", "held"]);
  expect(await find(customer, "status:solved -bag")).toEqual([]);
  const values = (name: string) => (name === "status" ? ["Our open", "on hold"] : ["none"]);
  for (const field of builtInFields)
    for (const value of field.values?.map((one) => one.value) ?? values(field.name)) {
      if (field.name === "status") continue;
      const node = { kind: "field" as const, field: field.name, operator: "is" as const, values: [value] };
      for (const query of [{ node }, { node: { kind: "not" as const, node } }])
        await expect(queryEnv(customer, [query])).rejects.toMatchObject({ code: "forbidden" });
    }
  expect(() => readQuery(customer, 'status:"On hold!"')).toThrow("by status and words only");
});

test("B03: a query of one workspace finds nothing and nobody of another", async () => {
  const other = await aWorkspace(pg.db, { now: clock.now });
  const stranger = await asAgent(other, { role: "admin", name: "Sam Stranger" });
  for (const text of [
    "umbrella",
    "label:refund",
    "-label:refund",
    "requester:otto@acme.example",
    `assignee:${agent.actor.userId}`,
  ])
    expect([text, await find(stranger, text)]).toEqual([text, []]);
  const env = await queryEnv(stranger, [
    readQuery(stranger, "label:refund requester:otto team:riders-co assignee:robin"),
  ]);
  expect([...env.names.values()].flat()).toEqual([]);
});

/** Values of a field that nobody expects, and the text of the statement that each leads to. */
async function statementsOf(name: string, written: readonly string[]): Promise<Set<string>> {
  const texts = new Set<string>();
  for (const text of written) {
    const { query } = parseQuery(name === "" ? `"${text.replaceAll(/["\\]/gu, "")}"` : `${name}:${printValue(text)}`);
    if (query.node?.kind !== (name === "" ? "text" : "field")) continue;
    pg.statements.length = 0;
    const env = await queryEnv(agent, [query]);
    const values = new Values();
    const { condition } = compileQuery(agent, values, query, env);
    await runStatement(
      pg.db,
      `select t.id from tickets t where t.workspace_id = ${values.add(workspace.id)}::uuid and ${condition} limit 1`,
      values.list,
    );
    texts.add(pg.statements.join("\n"));
  }
  return texts;
}

test("E07, E08: the text of a statement is the same for any value and holds none of it, in every field", async () => {
  const hostile = nasty.map((text) => text.slice(0, 250)).filter((text) => /[\p{L}\p{N}]/u.test(text));
  for (const text of hostile.slice(0, 10))
    await pg.db
      .insert(statuses)
      .values({ workspaceId: workspace.id, id: newId(), category: "open", label: `${text} x` });
  let seen = 0;
  for (const field of queryFields.fields) {
    const isFree = field.values === undefined && operatorsOf(field).length === 1;
    const written = isFree || field.kind === "status" ? hostile : [];
    const texts = await statementsOf(field.name, written);
    if (written.length === 0) continue;
    expect([field.name, texts.size]).toEqual([field.name, 1]);
    expect([...texts].join("")).not.toMatch(/drop table|pg_sleep|etc\/passwd|<script|alert\(1\)|__proto__/iu);
    seen += 1;
  }
  expect(seen).toBeGreaterThanOrEqual(8);
  expect((await statementsOf("", hostile)).size).toBe(1);
  const numbers = await statementsOf("number", ["1", "42", "999999999999999", "-1"]);
  const dates = await statementsOf("created", ["2026-11-30", "1900-01-01", "2200-12-31", "-100y"]);
  expect([numbers.size, dates.size]).toEqual([1, 1]);
}, 90_000);

test("E09: ids that are none find nothing and break nothing", async () => {
  for (const id of [
    "0",
    "-1",
    "9007199254740992",
    "1e400",
    "null",
    newId(),
    "[]",
    "00000000-0000-0000-0000-00000000000g",
  ])
    for (const field of ["assignee", "team", "requester", "organization", "label", "status", "follower", "cc"])
      expect([field, id, await find(agent, `${field}:${printValue(id)}`)]).toEqual([field, id, []]);
});

test("a query that names nothing costs no statement before it runs", async () => {
  pg.statements.length = 0;
  await queryEnv(agent, [readQuery(agent, "status:open priority>=high has:attachment number>5 is:unread")]);
  expect(pg.statements).toEqual([]);
});
