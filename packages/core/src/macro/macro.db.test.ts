import { CreateMacro, type CreateMacroInput, ListMacros, OfferMacros, UpdateMacro } from "@desk/contracts/macro";
import { events } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, asc, eq, like } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Ctx } from "../context";
import { aCustomer, asAdmin, asAgent, asApiKey, asCustomer, aTeam, aWorkspace, type TestWorkspace } from "../testing";
import {
  createMacro,
  duplicateMacro,
  listMacros,
  offerMacros,
  readMacro,
  removeMacro,
  reorderMacro,
  updateMacro,
} from ".";

const pg = usingDatabase();
let workspace: TestWorkspace;
let admin: Ctx;
let agent: Ctx;
let teamId: string;
beforeEach(async () => {
  workspace = await aWorkspace(pg.db);
  admin = await asAdmin(workspace);
  teamId = await aTeam(workspace);
  agent = await asAgent(workspace, { teams: { [teamId]: "full" } });
});

const aMacro = (ctx: Ctx, input: Partial<CreateMacroInput> = {}) =>
  createMacro(
    ctx,
    CreateMacro.parse({
      name: "On its way",
      scope: "everyone",
      replyHtml: "<p>Hi {{customer.first_name|there}}</p>",
      contexts: ["reply"],
      ...input,
    }),
  );
const names = async (ctx: Ctx, input: object = {}) =>
  (await listMacros(ctx, ListMacros.parse(input))).data.map(({ name }) => name);
const change = (ctx: Ctx, macroId: string, input: object) =>
  updateMacro(ctx, UpdateMacro.parse({ macroId, version: 1, ...input }));

test("CV-09: a macro is written, changed, copied and removed, and the history says so", async () => {
  const made = await aMacro(admin, { actions: [{ kind: "priority", priority: "high" }] });
  expect(made).toMatchObject({ usageCount: 0, lastUsedAt: null, version: 1, can: { edit: true } });
  const changed = await change(admin, made.id, { name: "Sent", isActive: false });
  expect(changed).toMatchObject({ name: "Sent", isActive: false, version: 2, replyHtml: made.replyHtml });
  const copy = await duplicateMacro(admin, { macroId: made.id });
  expect(copy).toMatchObject({ name: "Sent (copy)", scope: "everyone", isActive: true, actions: made.actions });
  await removeMacro(admin, { macroId: made.id });
  await expect(removeMacro(admin, { macroId: made.id })).rejects.toMatchObject({ code: "not_found" });
  expect(await names(admin)).toEqual(["Sent (copy)"]);
  const log = await pg.db
    .select()
    .from(events)
    .where(and(eq(events.workspaceId, workspace.id), like(events.type, "macro.%")))
    .orderBy(asc(events.id));
  expect(log.map(({ type }) => type)).toEqual(["macro.created", "macro.changed", "macro.created", "macro.deleted"]);
  expect(log[1]?.data).toMatchObject({
    from: { name: "On its way", isActive: true },
    to: { name: "Sent", isActive: false },
  });
});

test("CV-09: two who change a macro at once do not overwrite each other", async () => {
  const { id } = await aMacro(admin);
  await change(admin, id, { name: "First" });
  await expect(change(admin, id, { name: "Second" })).rejects.toMatchObject({
    code: "conflict",
    details: { version: 2, theirs: { name: "First" } },
  });
});

test("CV-09: scope me, team and everyone say who sees a macro", async () => {
  await aMacro(admin, { name: "All" });
  await aMacro(agent, { name: "Team", scope: "team", teamId });
  await aMacro(agent, { name: "Mine", scope: "me" });
  await aMacro(admin, { name: "Admin's own", scope: "me" });
  const outsider = await asAgent(workspace);
  expect(await names(agent)).toEqual(["All", "Team", "Mine"]);
  expect(await names(outsider)).toEqual(["All"]);
  expect(await names(admin)).toEqual(["All", "Team", "Admin's own"]);
  expect(await names(await asApiKey(workspace))).toEqual(["All", "Team"]);
  const customer = asCustomer(workspace, await aCustomer(workspace));
  await expect(names(customer)).rejects.toMatchObject({ code: "forbidden" });
  expect(await names(await asAdmin(await aWorkspace(pg.db)))).toEqual([]);
});

test("B14: who may not change a macro does not remove it by this door either", async () => {
  const all = await aMacro(admin);
  const team = await aMacro(agent, { scope: "team", teamId });
  const mine = await aMacro(agent, { scope: "me" });
  const replier = await asAgent(workspace, { teams: { [teamId]: "reply" } });
  for (const verb of [
    removeMacro,
    (ctx: Ctx, { macroId }: { macroId: string }) => change(ctx, macroId, { name: "x" }),
  ]) {
    await expect(verb(agent, { macroId: all.id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(verb(replier, { macroId: team.id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(verb(replier, { macroId: mine.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(verb(admin, { macroId: mine.id })).rejects.toMatchObject({ code: "not_found" });
    await expect(verb(await asApiKey(workspace), { macroId: all.id })).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(change(agent, mine.id, { scope: "everyone" })).rejects.toMatchObject({ code: "forbidden" });
  expect((await readMacro(agent, { macroId: mine.id })).scope).toBe("me");
});

test("CV-09: macros are put in order among those for the same people", async () => {
  for (const name of ["One", "Two", "Three"]) await aMacro(admin, { name });
  const mine = await aMacro(admin, { name: "Mine", scope: "me" });
  const { data } = await listMacros(admin, ListMacros.parse({}));
  const [one, , three] = data;
  await reorderMacro(admin, { macroId: three?.id ?? "", afterId: null });
  expect(await names(admin)).toEqual(["Three", "One", "Two", "Mine"]);
  await reorderMacro(admin, { macroId: three?.id ?? "", afterId: one?.id ?? "" });
  expect(await names(admin)).toEqual(["One", "Three", "Two", "Mine"]);
  await expect(reorderMacro(admin, { macroId: mine.id, afterId: one?.id ?? "" })).rejects.toMatchObject({
    details: { fields: [{ path: "afterId" }] },
  });
});

test("CV-09: the list comes in pages, is found by words of name and text, and by state", async () => {
  for (const name of ["One", "Two", "Three"]) await aMacro(admin, { name });
  await aMacro(admin, { name: "Refund", replyHtml: "<p>Your <b>money</b> is back.</p>", isActive: false });
  await aMacro(agent, { name: "Café", scope: "me" });
  const first = await listMacros(admin, ListMacros.parse({ limit: 2 }));
  expect(first).toMatchObject({ hasMore: true, data: [{ name: "One" }, { name: "Two" }] });
  expect(await names(admin, { limit: 2, cursor: first.nextCursor })).toEqual(["Three", "Refund"]);
  expect(await names(admin, { q: "MONEY back" })).toEqual(["Refund"]);
  expect(await names(admin, { q: "strong" })).toEqual([]);
  expect(await names(admin, { isActive: false })).toEqual(["Refund"]);
  expect(await names(agent, { q: "cafe", scope: "me" })).toEqual(["Café"]);
  await expect(names(admin, { cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid" });
});

test("CV-09: offered only in the right context and while active", async () => {
  await aMacro(admin, { name: "Reply", contexts: ["reply"] });
  await aMacro(admin, { name: "New", contexts: ["new", "reply"] });
  await aMacro(admin, { name: "Note", contexts: ["note"], replyHtml: "", noteHtml: "<p>Ask the depot</p>" });
  await aMacro(admin, { name: "Off", isActive: false });
  const offered = async (context: string) =>
    (await offerMacros(agent, OfferMacros.parse({ context }))).data.map(({ name }) => name);
  expect(await offered("reply")).toEqual(["New", "Reply"]);
  expect(await offered("note")).toEqual(["Note"]);
  expect(await offered("new")).toEqual(["New"]);
});

test("CV-10: HTML is sanitised when it is written, and a variable nobody knows is refused by name", async () => {
  const { replyHtml } = await aMacro(admin, { replyHtml: '<p onclick="x()">Hi<script>alert(1)</script></p>' });
  expect(replyHtml).toBe("<p>Hi</p>");
  for (const html of ["<p>{{customer.firstname}}</p>", "<p>{{customer.<b>name</b>}}</p>"])
    await expect(aMacro(admin, { replyHtml: html })).rejects.toMatchObject({
      details: { fields: [{ path: "replyHtml" }] },
    });
});

test("a macro that does nothing, or names what is not here, is refused by field", async () => {
  const next = await aWorkspace(pg.db);
  const field = (input: Partial<CreateMacroInput>) =>
    aMacro(admin, input).catch((error: { details: { fields: { path: string }[] } }) => error.details.fields[0]?.path);
  expect(await field({ replyHtml: "<p> </p>" })).toBe("replyHtml");
  expect(await field({ scope: "team" })).toBe("teamId");
  expect(await field({ scope: "me", teamId })).toBe("teamId");
  expect(await field({ scope: "team", teamId: await aTeam(next) })).toBe("teamId");
  expect(await field({ actions: [{ kind: "status", statusId: workspace.statusIds.closed }] })).toBe(
    "actions.0.statusId",
  );
  expect(await field({ actions: [{ kind: "status", statusId: next.statusIds.pending }] })).toBe("statusId");
  expect(await field({ actions: [{ kind: "assignee", assigneeId: next.id }] })).toBe("actions.0.assigneeId");
  expect(await field({ contexts: ["note"] })).toBe("contexts");
});
