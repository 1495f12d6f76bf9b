import { defaultWorkspaceSettings } from "@desk/contracts/workspace";
import { events, workspaces } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, asc, eq, isNull } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Ctx } from "../context";
import { asAdmin, asAgent, asApiKey, asCustomer, aTicket, aWorkspace, type TestWorkspace } from "../testing";
import { changeLabels, readTicket } from "../ticket";
import { createLabel, listLabels, mergeLabel, removeLabel, renameLabel } from ".";

const pg = usingDatabase();
let workspace: TestWorkspace;
let agent: Ctx;
let admin: Ctx;
beforeEach(async () => {
  workspace = await aWorkspace(pg.db);
  agent = await asAgent(workspace);
  admin = await asAdmin(workspace);
});
let elsewhere: Ctx;
beforeAll(async () => {
  elsewhere = await asAdmin(await aWorkspace(pg.db));
});

const labelsOf = async (ticketId: string) => (await readTicket(admin, { ticketId })).labels;
const log = async () => {
  const rows = await pg.db
    .select()
    .from(events)
    .where(and(eq(events.workspaceId, workspace.id), isNull(events.ticketId)))
    .orderBy(asc(events.id));
  return rows.filter(({ type }) => type.startsWith("label.")).map(({ type }) => type);
};
const used = async (name: string) => (await listLabels(admin)).find((label) => label.name === name)?.ticketsCount;

test("labels are found whatever their case and made once", async () => {
  const one = await aTicket(workspace, { labels: ["Refund"] });
  const two = await aTicket(workspace, { labels: ["refund", "REFUND", "vip"] });
  expect(await labelsOf(two.id)).toEqual(["Refund", "vip"]);
  await Promise.all(
    Array.from({ length: 20 }, () => changeLabels(agent, { ticketId: one.id, add: ["late"], remove: [] })),
  );
  expect(await listLabels(agent)).toMatchObject([
    { name: "late", ticketsCount: 1 },
    { name: "Refund", ticketsCount: 2 },
    { name: "vip", ticketsCount: 1 },
  ]);
  expect(await log()).toEqual(["label.created", "label.created", "label.created"]);
});

test("TC-13: where only managers make labels, an agent's new one is refused by name and known ones still work", async () => {
  const { id } = await aTicket(workspace, { labels: ["known"] });
  await pg.db
    .update(workspaces)
    .set({ settings: { ...defaultWorkspaceSettings, labelCreation: "managers" } })
    .where(eq(workspaces.id, workspace.id));
  await expect(changeLabels(agent, { ticketId: id, add: ["invented"], remove: [] })).rejects.toMatchObject({
    code: "forbidden",
    message: expect.stringContaining("invented"),
  });
  await expect(createLabel(agent, { name: "invented" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(changeLabels(agent, { ticketId: id, add: ["Known"], remove: [] })).resolves.toMatchObject({
    labels: ["known"],
  });
  await expect(changeLabels(admin, { ticketId: id, add: ["invented"], remove: ["KNOWN"] })).resolves.toMatchObject({
    labels: ["invented"],
  });
});

test("renaming changes every ticket at once; to a name that exists it is a conflict", async () => {
  const { id } = await aTicket(workspace, { labels: ["lost", "found"] });
  const lost = (await listLabels(admin)).find(({ name }) => name === "lost")!;
  await expect(renameLabel(admin, { labelId: lost.id, name: "FOUND" })).rejects.toMatchObject({ code: "conflict" });
  await renameLabel(admin, { labelId: lost.id, name: "Lost" });
  await renameLabel(admin, { labelId: lost.id, name: "Lost" });
  expect(await labelsOf(id)).toEqual(["found", "Lost"]);
  expect((await log()).filter((type) => type === "label.renamed")).toHaveLength(1);
});

test("merging gives every ticket the second label, once, and the first is gone", async () => {
  const both = await aTicket(workspace, { labels: ["lost bag", "bag"] });
  const one = await aTicket(workspace, { labels: ["lost bag"] });
  const [bag, lostBag] = await listLabels(admin);
  const merge = { labelId: lostBag!.id, intoLabelId: bag!.id };
  await expect(mergeLabel(admin, { labelId: bag!.id, intoLabelId: bag!.id })).rejects.toMatchObject({
    code: "invalid",
  });
  await mergeLabel(admin, merge);
  expect([await labelsOf(both.id), await labelsOf(one.id)]).toEqual([["bag"], ["bag"]]);
  expect(await used("bag")).toBe(2);
  await expect(mergeLabel(admin, merge)).rejects.toMatchObject({ code: "not_found" });
});

test("labelling while the label is merged away never fails", async () => {
  const { id } = await aTicket(workspace, { labels: ["into"] });
  for (let round = 0; round < 10; round += 1) {
    const from = await createLabel(admin, { name: `from ${round}` });
    const into = (await listLabels(admin)).find(({ name }) => name === "into")!;
    const results = await Promise.allSettled([
      changeLabels(agent, { ticketId: id, add: [from.name], remove: [] }),
      mergeLabel(admin, { labelId: from.id, intoLabelId: into.id }),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  }
});

test("removing takes it off every ticket", async () => {
  const { id } = await aTicket(workspace, { labels: ["old"] });
  const [old] = await listLabels(admin);
  await removeLabel(admin, { labelId: old!.id });
  expect(await labelsOf(id)).toEqual([]);
  await expect(removeLabel(admin, { labelId: old!.id })).rejects.toMatchObject({ code: "not_found" });
  expect(await log()).toEqual(["label.created", "label.deleted"]);
});

test("B02: only those who manage labels change them, and nobody another workspace's", async () => {
  await aTicket(workspace, { labels: ["one", "two"] });
  const [one, two] = await listLabels(admin);
  const before = await listLabels(admin);
  const refusals: [Ctx, string][] = [
    [agent, "forbidden"],
    [await asAgent(workspace, { role: "collaborator" }), "forbidden"],
    [await asApiKey(workspace), "forbidden"],
    [asCustomer(workspace, agent.workspaceId), "forbidden"],
    [elsewhere, "not_found"],
  ];
  for (const [ctx, code] of refusals) {
    await expect(renameLabel(ctx, { labelId: one!.id, name: "x" })).rejects.toMatchObject({ code });
    await expect(mergeLabel(ctx, { labelId: one!.id, intoLabelId: two!.id })).rejects.toMatchObject({ code });
    await expect(removeLabel(ctx, { labelId: one!.id })).rejects.toMatchObject({ code });
  }
  await expect(listLabels(asCustomer(workspace, agent.workspaceId))).rejects.toMatchObject({ code: "forbidden" });
  await expect(createLabel(agent, { name: "ONE" })).rejects.toMatchObject({ code: "conflict" });
  expect(await listLabels(admin)).toEqual(before);
});
