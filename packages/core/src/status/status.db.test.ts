import { events } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Ctx } from "../context";
import { asAdmin, asAgent, asApiKey, asCustomer, aTicket, aWorkspace, type TestWorkspace } from "../testing";
import { patchTicket, setStatus } from "../ticket";
import { archiveStatus, createStatus, listStatuses, updateStatus } from ".";

const pg = usingDatabase();
let workspace: TestWorkspace;
let agent: Ctx;
let admin: Ctx;
beforeEach(async () => {
  workspace = await aWorkspace(pg.db);
  agent = await asAgent(workspace);
  admin = await asAdmin(workspace);
});
const eventsOf = (type: "status.created" | "status.changed") =>
  pg.db
    .select()
    .from(events)
    .where(and(eq(events.workspaceId, workspace.id), eq(events.type, type)));

test("TC-02: a status of one's own behaves as its category does", async () => {
  const parts = await createStatus(admin, { category: "on_hold", label: "Waiting for parts" });
  const { id } = await aTicket(workspace);
  const held = await setStatus(agent, { ticketId: id, statusId: parts.id });
  expect(held).toMatchObject({ status: "on_hold", statusLabel: "Waiting for parts", state: "pending" });
  expect(await patchTicket(agent, { ticketId: id, status: "on_hold" })).toMatchObject({
    statusId: parts.id,
    version: held.version,
  });
  expect(await setStatus(agent, { ticketId: id, statusId: workspace.statusIds.on_hold })).toMatchObject({
    statusLabel: "On hold",
  });
});

test("one default per category: a new one takes the old one's place", async () => {
  const triage = await createStatus(admin, { category: "new", label: "Triage" });
  await updateStatus(admin, { statusId: triage.id, isDefault: true });
  await updateStatus(admin, { statusId: triage.id, isDefault: true });
  const defaults = (await listStatuses(agent)).filter(({ category, isDefault }) => category === "new" && isDefault);
  expect(defaults.map(({ label }) => label)).toEqual(["Triage"]);
  expect(await aTicket(workspace)).toMatchObject({ statusLabel: "Triage" });
  expect(await eventsOf("status.changed")).toHaveLength(1);
});

test("two defaults chosen at once leave one", async () => {
  const made = await Promise.all(["A", "B", "C"].map((label) => createStatus(admin, { category: "open", label })));
  await Promise.all(made.map(({ id }) => updateStatus(admin, { statusId: id, isDefault: true })));
  expect(
    (await listStatuses(admin)).filter(({ category, isDefault }) => category === "open" && isDefault),
  ).toHaveLength(1);
});

test("the default cannot be archived; an archived status stays on its tickets and cannot be set again", async () => {
  const parts = await createStatus(admin, { category: "on_hold", label: "Parts" });
  const { id } = await aTicket(workspace);
  await setStatus(agent, { ticketId: id, statusId: parts.id });
  await expect(archiveStatus(admin, { statusId: workspace.statusIds.on_hold })).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await archiveStatus(admin, { statusId: parts.id })).toMatchObject({ isArchived: true });
  await expect(archiveStatus(admin, { statusId: parts.id })).resolves.toMatchObject({ isArchived: true });
  const other = await aTicket(workspace);
  await expect(setStatus(agent, { ticketId: other.id, statusId: parts.id })).rejects.toMatchObject({ code: "invalid" });
  await expect(updateStatus(admin, { statusId: parts.id, label: "New name" })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(createStatus(admin, { category: "on_hold", label: "Parts" })).resolves.toBeDefined();
});

test("names are unique and a category holds a hundred", async () => {
  await expect(createStatus(admin, { category: "open", label: "Open" })).rejects.toMatchObject({ code: "conflict" });
  await expect(updateStatus(admin, { statusId: workspace.statusIds.open, label: "Solved" })).rejects.toMatchObject({
    code: "conflict",
  });
  for (let n = 0; n < 99; n += 1) await createStatus(admin, { category: "pending", label: `Pending ${n}` });
  await expect(createStatus(admin, { category: "pending", label: "One more" })).rejects.toMatchObject({
    code: "invalid",
  });
});

test("B02: only those who manage statuses change them, and nobody another workspace's", async () => {
  const before = await listStatuses(admin);
  const statusId = workspace.statusIds.open;
  const refusals: [Ctx, string][] = [
    [agent, "forbidden"],
    [await asApiKey(workspace), "forbidden"],
    [asCustomer(workspace, workspace.id), "forbidden"],
    [await asAdmin(await aWorkspace(pg.db)), "not_found"],
  ];
  for (const [ctx, code] of refusals) {
    await expect(updateStatus(ctx, { statusId, label: "x" })).rejects.toMatchObject({ code });
    await expect(archiveStatus(ctx, { statusId })).rejects.toMatchObject({ code });
    if (code === "forbidden")
      await expect(createStatus(ctx, { category: "open", label: "x" })).rejects.toMatchObject({ code });
  }
  await expect(listStatuses(asCustomer(workspace, workspace.id))).rejects.toMatchObject({ code: "forbidden" });
  expect(await listStatuses(admin)).toEqual(before);
});
