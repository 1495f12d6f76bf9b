import { installation, workspaces } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { beforeEach, expect, test } from "vitest";
import { listAudit } from "../audit";
import type { Ctx } from "../context";
import { aClock, aDesk, aPerson, asOwner, type Desk, signedInAs } from "../testing/identity";
import { readWorkspace, updateWorkspace } from ".";
import { slugOf } from "./slug";

const pg = usingDatabase();
let desk: Desk;
let owner: Ctx;

beforeEach(async () => {
  desk = await aDesk(pg.db);
  owner = await asOwner(desk);
});

test("settings that are named change, the others stay, and the history says which", async () => {
  const before = await readWorkspace(owner);
  const after = await updateWorkspace(owner, { name: "Halen", settings: { closeAfterDays: 7 } });
  expect(after).toEqual({ ...before, name: "Halen", settings: { ...before.settings, closeAfterDays: 7 } });
  expect(await readWorkspace(owner)).toEqual(after);
  const [entry] = (await listAudit(owner, { limit: 1 })).data;
  expect(entry).toMatchObject({
    type: "workspace.changed",
    actor: { name: "Olivia Owner" },
    data: { name: { from: before.name, to: "Halen" }, closeAfterDays: { from: 4, to: 7 } },
  });
});

test("the same settings again record nothing", async () => {
  await updateWorkspace(owner, { settings: { closeAfterDays: 7 } });
  const before = (await listAudit(owner, { limit: 100 })).data.length;
  await updateWorkspace(owner, { settings: { closeAfterDays: 7 } });
  expect((await listAudit(owner, { limit: 100 })).data).toHaveLength(before);
});

test("agents neither read nor change the settings, and another workspace keeps its own", async () => {
  const agent = await signedInAs(desk, (await aPerson(desk)).id);
  await expect(readWorkspace(agent)).rejects.toMatchObject({ code: "forbidden" });
  await expect(updateWorkspace(agent, { name: "Mine" })).rejects.toMatchObject({ code: "forbidden" });
  const other = await asOwner(await aDesk(pg.db));
  const before = await readWorkspace(other);
  await updateWorkspace(owner, { name: "Halen", settings: { confirmNoteToReply: false } });
  expect(await readWorkspace(other)).toEqual(before);
});

test.each([
  ["Riders & Couriers", "riders-couriers"],
  ["  Café Olé  ", "cafe-ole"],
  ["客服", "desk"],
  ["---", "desk"],
  ["a".repeat(60), "a".repeat(40)],
])("%j has the slug %s", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test("two workspaces of one name have two slugs", async () => {
  const names = await pg.db.select({ slug: workspaces.slug }).from(workspaces);
  expect(new Set(names.map(({ slug }) => slug)).size).toBe(names.length);
  expect(await pg.db.select({ closed: installation.setupClosed }).from(installation)).toEqual([{ closed: true }]);
});

test("the history is paged from the newest on, each line once", async () => {
  const clock = aClock();
  const place = await aDesk(pg.db, clock);
  const ctx = await asOwner(place);
  for (let days = 1; days <= 7; days++) {
    if (days % 3 === 0) clock.pass(1);
    await updateWorkspace(ctx, { settings: { purgeAfterDays: days } });
  }
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listAudit(ctx, { limit: 3, cursor });
    seen.push(...page.data.map(({ id }) => id));
    expect(page.hasMore).toBe(page.nextCursor !== null);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  const all = (await listAudit(ctx, { limit: 100 })).data;
  expect(seen).toEqual(all.map(({ id }) => id));
  expect(new Set(seen).size).toBe(seen.length);
  expect(all.map(({ type }) => type)).toEqual(expect.arrayContaining(["workspace.created", "user.signed_in"]));
  expect(all.find(({ type }) => type === "workspace.created")?.actor).toEqual({
    kind: "system",
    id: null,
    name: "Halen Desk",
  });
});

test.each(["x", "", "%%%", Buffer.from("2026-99-99T00:00:00.000Z 0").toString("base64url")])(
  "the made-up cursor %j is refused by name",
  async (cursor) => {
    await expect(listAudit(owner, { limit: 3, cursor })).rejects.toMatchObject({
      code: "invalid",
      details: { fields: [{ path: "cursor" }] },
    });
  },
);

test("the history is for those who may read it, and shows no other workspace", async () => {
  await expect(listAudit(await signedInAs(desk, (await aPerson(desk)).id), { limit: 3 })).rejects.toMatchObject({
    code: "forbidden",
  });
  const other = await asOwner(await aDesk(pg.db));
  await updateWorkspace(owner, { name: "Only here" });
  expect(JSON.stringify(await listAudit(other, { limit: 100 }))).not.toContain("Only here");
});
