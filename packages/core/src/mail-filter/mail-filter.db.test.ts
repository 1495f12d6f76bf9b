import { CreateMailFilter } from "@desk/contracts/mail-filter";
import { events } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Ctx } from "../context";
import { asAdmin, asAgent, aTeam, aWorkspace, type TestWorkspace } from "../testing";
import { createMailFilter, listMailFilters, removeMailFilter, tryMailFilter, updateMailFilter } from ".";

const pg = usingDatabase();
let workspace: TestWorkspace;
let admin: Ctx;
beforeEach(async () => {
  workspace = await aWorkspace(pg.db);
  admin = await asAdmin(workspace);
});

const aFilter = (name: string, more: object = {}) =>
  CreateMailFilter.parse({
    name,
    source: "subject",
    pattern: String.raw`order (?<order>\d+)`,
    actions: [{ field: "notes", value: "Order {order}" }],
    ...more,
  });
const names = async () => (await listMailFilters(admin)).map(({ name }) => name);

test("EM-18: filters are made, put in order, switched off and removed, and the history says so", async () => {
  const one = await createMailFilter(admin, aFilter("one"));
  await createMailFilter(admin, aFilter("two"));
  const three = await createMailFilter(admin, aFilter("three"));
  expect(await names()).toEqual(["one", "two", "three"]);
  await updateMailFilter(admin, { filterId: three.id, position: 0 });
  expect(await names()).toEqual(["three", "one", "two"]);
  expect(await updateMailFilter(admin, { filterId: one.id, isActive: false })).toMatchObject({ isActive: false });
  await removeMailFilter(admin, { filterId: one.id });
  await expect(removeMailFilter(admin, { filterId: one.id })).rejects.toMatchObject({ code: "not_found" });
  expect(await names()).toEqual(["three", "two"]);
  const log = await pg.db
    .select()
    .from(events)
    .where(and(eq(events.workspaceId, workspace.id), eq(events.type, "mail_filter.changed")));
  expect(log.map(({ data }) => data.change).toSorted()).toEqual([
    "changed",
    "changed",
    "created",
    "created",
    "created",
    "deleted",
  ]);
});

test("a pattern that cannot be read and a team from next door are refused by field", async () => {
  await expect(createMailFilter(admin, aFilter("bad", { pattern: "(" }))).rejects.toMatchObject({
    details: { fields: [{ path: "pattern" }] },
  });
  const foreign = await aTeam(await aWorkspace(pg.db), "Next door");
  const own = await aTeam(workspace, "Ours");
  const actions = (teamId: string) => ({ actions: [{ field: "team", value: teamId }] });
  await expect(createMailFilter(admin, aFilter("bad", actions(foreign)))).rejects.toMatchObject({
    details: { fields: [{ path: "actions.0.value" }] },
  });
  expect(await createMailFilter(admin, aFilter("good", actions(own)))).toMatchObject({ name: "good" });
});

test("agents have no say in filters, and another workspace does not see them", async () => {
  const agent = await asAgent(workspace);
  const { id } = await createMailFilter(admin, aFilter("ours"));
  await expect(listMailFilters(agent)).rejects.toMatchObject({ code: "forbidden" });
  await expect(tryMailFilter(agent, { source: "body", pattern: "x", actions: [], sample: "x" })).rejects.toMatchObject({
    code: "forbidden",
  });
  const elsewhere = await asAdmin(await aWorkspace(pg.db));
  expect(await listMailFilters(elsewhere)).toEqual([]);
  await expect(updateMailFilter(elsewhere, { filterId: id, name: "theirs" })).rejects.toMatchObject({
    code: "not_found",
  });
});
