import { CreateView, type CreateViewInput } from "@desk/contracts/view";
import { builtInViews } from "@desk/contracts/words";
import { events } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../../context";
import { asAdmin, asAgent, asApiKey, asCustomer, aTeam, aWorkspace, type TestWorkspace } from "../../testing";
import { createView, duplicateView, listViews, removeView, reorderViews, setTeamDefaultView, updateView } from ".";

const pg = usingDatabase({ max: 4 });
let workspace: TestWorkspace;
let riders: string;
let hidden: string;
let admin: Ctx<AgentActor>;
let full: Ctx<AgentActor>;
let reader: Ctx<AgentActor>;
let collaborator: Ctx<AgentActor>;
beforeAll(async () => {
  workspace = await aWorkspace(pg.db);
  riders = await aTeam(workspace, "Riders");
  hidden = await aTeam(workspace, "Safety");
  admin = await asAdmin(workspace);
  full = await asAgent(workspace, { teams: { [riders]: "full" } });
  reader = await asAgent(workspace, { teams: { [riders]: "read" } });
  collaborator = await asAgent(workspace, { role: "collaborator", teams: { [riders]: "full" } });
});

const make = (ctx: Ctx, input: CreateViewInput) => createView(ctx, CreateView.parse(input));
const slugsOf = async (ctx: Ctx) => (await listViews(ctx)).views.map(({ slug }) => slug);

test("QV-02: a view is kept with its query, columns, keys, grouping and layout, and opens as it was saved", async () => {
  const shown = {
    name: "Refunds that wait",
    query: "status:pending",
    columns: ["number", "subject", "waiting"],
    sort: [
      { by: "priority", order: "desc" },
      { by: "updated", order: "asc" },
    ],
    groupBy: "assignee",
    layout: "board",
    boardBy: "priority",
  } as const;
  const made = await make(full, { ...shown, columns: [...shown.columns], sort: [...shown.sort] });
  expect(made).toMatchObject({ ...shown, scope: "me", teamId: null, version: 1, missing: [], can: { edit: true } });
  const listed = (await listViews(full)).views.find(({ slug }) => slug === made.slug);
  expect(listed).toEqual({ slug: made.slug, name: made.name, kind: "saved", saved: made });
  await removeView(full, { viewId: made.id });
  expect(await slugsOf(full)).not.toContain(made.slug);
});

test("QV-02: one's own views are anybody's to make, a team's take full access there, everyone's the right to manage views", async () => {
  for (const ctx of [full, reader, collaborator, admin]) await make(ctx, { name: "Mine" });
  for (const ctx of [full, admin]) await make(ctx, { name: "Ours", scope: "team", teamId: riders });
  for (const ctx of [reader, collaborator])
    await expect(make(ctx, { name: "Ours", scope: "team", teamId: riders })).rejects.toMatchObject({
      code: "forbidden",
    });
  await make(admin, { name: "All", scope: "everyone" });
  for (const ctx of [full, reader])
    await expect(make(ctx, { name: "All", scope: "everyone" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(make(await asApiKey(workspace), { name: "Key" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(make(asCustomer(workspace, full.actor.userId), { name: "No" })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a view for a team names one that its maker sees, and only such a view names one", async () => {
  for (const teamId of [null, hidden, full.actor.userId])
    await expect(make(full, { name: "x", scope: "team", teamId })).rejects.toMatchObject({
      code: "invalid",
      details: { fields: [{ path: "teamId" }] },
    });
  await expect(make(full, { name: "x", teamId: riders })).rejects.toMatchObject({ code: "invalid" });
});

test("B06: other people's own views and those of a team without access do not exist for me", async () => {
  const own = await make(full, { name: "Secret plans" });
  const safety = await make(admin, { name: "Safety first", scope: "team", teamId: hidden });
  for (const ctx of [reader, collaborator, await asApiKey(workspace)]) {
    expect(JSON.stringify(await listViews(ctx))).not.toContain("Secret plans");
    await expect(updateView(ctx, { viewId: own.id, name: "Seen" })).rejects.toMatchObject({
      code: ctx.actor.kind === "agent" ? "not_found" : "forbidden",
    });
  }
  expect(JSON.stringify(await listViews(admin))).not.toContain("Secret plans");
  for (const act of [updateView, removeView, duplicateView])
    for (const [ctx, viewId] of [
      [admin, own.id],
      [reader, own.id],
      [full, safety.id],
    ] as const)
      await expect(act(ctx, { viewId })).rejects.toMatchObject({ code: "not_found" });
  expect(JSON.stringify(await listViews(full))).not.toContain("Safety first");
});

test("B14: whoever may only look at a shared view cannot delete or change it, and it stands as before", async () => {
  const ours = await make(full, { name: "Ours to keep", scope: "team", teamId: riders });
  const all = await make(admin, { name: "All to keep", scope: "everyone" });
  for (const ctx of [reader, collaborator])
    for (const viewId of [ours.id, all.id]) {
      await expect(removeView(ctx, { viewId })).rejects.toMatchObject({ code: "forbidden" });
      await expect(updateView(ctx, { viewId, scope: "me", teamId: null })).rejects.toMatchObject({ code: "forbidden" });
    }
  await expect(removeView(full, { viewId: all.id })).rejects.toMatchObject({ code: "forbidden" });
  expect(await slugsOf(reader)).toEqual(expect.arrayContaining([ours.slug, all.slug]));
});

test("the other workspace neither sees nor reaches a view", async () => {
  const all = await make(admin, { name: "Ours alone", scope: "everyone" });
  const next = await asAdmin(await aWorkspace(pg.db));
  expect(await slugsOf(next)).not.toContain(all.slug);
  await expect(removeView(next, { viewId: all.id })).rejects.toMatchObject({ code: "not_found" });
});

test("slugs are unique, stay on renaming, and are never those of built-in or team views", async () => {
  const names = ["All", "all", "My queue", "Team Riders", "team", "мои", "Deleted", "suspended", "!!"];
  const made = [];
  for (const name of names) made.push(await make(full, { name }));
  const slugs = made.map(({ slug }) => slug);
  expect(new Set(slugs).size).toBe(names.length);
  for (const slug of slugs) {
    expect(slug).toMatch(/^[a-z0-9-]+-[2-9][a-z2-9]{5}$/u);
    expect(slug).not.toMatch(/^team-/u);
    expect(builtInViews).not.toContain(slug);
  }
  const first = made[0]!;
  expect((await updateView(full, { viewId: first.id, name: "Renamed" })).slug).toBe(first.slug);
});

test("a change names the version it saw, or is refused when somebody was faster", async () => {
  const view = await make(admin, { name: "Twice", scope: "everyone" });
  const changed = await updateView(admin, { viewId: view.id, version: 1, layout: "compact" });
  expect(changed).toMatchObject({ version: 2, layout: "compact", name: "Twice" });
  await expect(updateView(admin, { viewId: view.id, version: 1, layout: "list" })).rejects.toMatchObject({
    code: "conflict",
  });
});

test("a view is given to a team and taken back by those who may, and its new owner is who took it", async () => {
  const view = await make(full, { name: "Passed on" });
  expect(await updateView(full, { viewId: view.id, scope: "team", teamId: riders })).toMatchObject({
    scope: "team",
    teamId: riders,
  });
  const taken = await updateView(admin, { viewId: view.id, scope: "me", teamId: null });
  expect(taken).toMatchObject({ scope: "me", teamId: null, ownerId: admin.actor.userId });
  await expect(updateView(full, { viewId: view.id, name: "Mine again" })).rejects.toMatchObject({ code: "not_found" });
});

test("a copy is one's own, with another slug, and changing it changes nothing for the others", async () => {
  const all = await make(admin, { name: "For all", scope: "everyone", query: "status:open", layout: "compact" });
  const copy = await duplicateView(reader, { viewId: all.id });
  expect(copy).toMatchObject({ name: "Copy of For all", scope: "me", query: "status:open", layout: "compact" });
  expect(copy.slug).not.toBe(all.slug);
  await updateView(reader, { viewId: copy.id, query: "" });
  expect((await listViews(admin)).views.find(({ slug }) => slug === all.slug)?.saved?.query).toBe("status:open");
});

test("the order of the sidebar is each person's own, and unnamed views keep theirs", async () => {
  const own = await make(reader, { name: "First of all" });
  const before = await slugsOf(full);
  await reorderViews(reader, { slugs: [own.slug, "deleted", "gone-2abcde", "mine"] });
  const order = await slugsOf(reader);
  expect(order.slice(0, 4)).toEqual([own.slug, "deleted", "mine", "my-queue"]);
  expect(await slugsOf(full)).toEqual(before);
  await expect(reorderViews(reader, { slugs: ["mine", "mine"] })).rejects.toMatchObject({ code: "invalid" });
});

test("a team begins with a view that all its members see, and with the queue once that is gone", async () => {
  const ours = await make(full, { name: "Start here", scope: "team", teamId: riders });
  const own = await make(full, { name: "Only mine" });
  const defaults = async () => (await listViews(reader)).teamDefaults;
  await setTeamDefaultView(full, { teamId: riders, view: ours.slug });
  expect(await defaults()).toEqual([{ teamId: riders, view: ours.slug }]);
  for (const view of [own.slug, "nothing", "team-safety"])
    await expect(setTeamDefaultView(full, { teamId: riders, view })).rejects.toMatchObject({ code: "invalid" });
  for (const ctx of [reader, collaborator])
    await expect(setTeamDefaultView(ctx, { teamId: riders, view: "mine" })).rejects.toMatchObject({
      code: "forbidden",
    });
  await expect(setTeamDefaultView(full, { teamId: hidden, view: "mine" })).rejects.toMatchObject({ code: "not_found" });
  await removeView(full, { viewId: ours.id });
  expect(await defaults()).toEqual([]);
  await setTeamDefaultView(full, { teamId: riders, view: "team-riders" });
  expect(await defaults()).toEqual([{ teamId: riders, view: "team-riders" }]);
});

test("suspended mails stand among the views of those who look after mail alone", async () => {
  expect((await listViews(admin)).views).toContainEqual(expect.objectContaining({ slug: "suspended", kind: "mail" }));
  expect(await slugsOf(full)).not.toContain("suspended");
});

test("the history tells of shared views by name, and of one's own only that there was one", async () => {
  const own = await make(full, { name: "Very private" });
  await removeView(full, { viewId: own.id });
  await make(admin, { name: "Very public", scope: "everyone" });
  const told = await pg.db.select().from(events).where(eq(events.workspaceId, workspace.id));
  expect(JSON.stringify(told)).toContain("Very public");
  expect(JSON.stringify(told)).not.toContain("Very private");
  expect(told.map(({ type }) => type)).toEqual(
    expect.arrayContaining(["view.created", "view.changed", "view.deleted"]),
  );
});
