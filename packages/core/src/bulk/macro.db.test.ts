import { type BulkChangeInput, StartBulk } from "@desk/contracts/bulk";
import { ListJobItems } from "@desk/contracts/job";
import { CreateMacro, type CreateMacroInput, UpdateMacro } from "@desk/contracts/macro";
import { CreateMailbox } from "@desk/contracts/mailbox";
import { scheduledMessages } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Ctx } from "../context";
import { type JobDesk, listJobItems, readJob, runNextJob } from "../job";
import { createMacro, readMacro, updateMacro } from "../macro";
import { createMailbox } from "../mail/mailbox";
import {
  aClock,
  asAdmin,
  asAgent,
  aTeam,
  aTicket,
  aWorkspace,
  messagesOf,
  rowOf,
  type TestWorkspace,
} from "../testing";
import { bulkWork, startBulk, undoJob } from ".";

const pg = usingDatabase();
const clock = aClock();
const storage = { put: async () => undefined, get: async () => null, delete: async () => undefined };
let workspace: TestWorkspace;
let desk: JobDesk;
beforeEach(async () => {
  workspace = await aWorkspace(pg.db, { now: clock.now });
  await pg.db.execute(sql`/* across workspaces: maintenance */ delete from jobs`);
  desk = {
    db: pg.db,
    now: clock.now,
    storage,
    works: { bulk: bulkWork },
    onFault: (error) => expect.fail(String(error)),
  };
});

const bulk = (ctx: Ctx, selection: object, change: BulkChangeInput) =>
  startBulk(ctx, StartBulk.parse({ selection, change }));
const itemsOf = async (ctx: Ctx, jobId: string, state: "failed" | "skipped") =>
  (await listJobItems(ctx, ListJobItems.parse({ jobId, limit: 100, state }))).data;

const aMacro = (ctx: Ctx, input: Partial<CreateMacroInput>) =>
  createMacro(ctx, CreateMacro.parse({ name: "Refund on its way", scope: "everyone", contexts: ["reply"], ...input }));

test("TC-29, CV-09: a macro is applied to each ticket with its own words, and undo takes all of it back", async () => {
  const admin = await asAdmin(workspace);
  const agent = await asAgent(workspace);
  const ids = [
    (await aTicket(workspace.system, { requester: { name: "Ana Silva", email: "ana@rides.example" } })).id,
    (await aTicket(workspace.system, { requester: { name: "Ben Okafor", email: "ben@rides.example" } })).id,
  ];
  const macro = await aMacro(admin, {
    noteHtml: "<p>Refund promised to {{customer.first_name}}</p>",
    actions: [
      { kind: "priority", priority: "high" },
      { kind: "labels", add: ["refund"], remove: [] },
      { kind: "assignee", assigneeId: "me" },
    ],
  });
  const { job, items } = await bulk(agent, { ids }, { macroId: macro.id });
  expect(job).toMatchObject({ done: 2, title: "Apply macro “Refund on its way”" });
  expect(items?.map(({ state }) => state)).toEqual(["done", "done"]);
  for (const [at, id] of ids.entries()) {
    expect(await rowOf(workspace, id)).toMatchObject({ priority: "high", assigneeId: agent.actor.userId });
    const notes = (await messagesOf(workspace, id)).filter(({ kind }) => kind === "note");
    expect(notes.map(({ bodyText }) => bodyText)).toEqual([`Refund promised to ${at === 0 ? "Ana" : "Ben"}`]);
  }
  expect(await readMacro(agent, { macroId: macro.id })).toMatchObject({ usageCount: 2 });
  await undoJob(agent, { jobId: job.id });
  for (const id of ids)
    expect(await rowOf(workspace, id)).toMatchObject({ priority: "normal", assigneeId: null, category: "new" });
});

test("CV-10: a macro whose variable has no value refuses that ticket alone, names the variable and leaves it as it was", async () => {
  const admin = await asAdmin(workspace);
  const agent = await asAgent(workspace);
  const known = (await aTicket(workspace.system, { requester: { name: "Ana Silva", email: "ana@rides.example" } })).id;
  const unknown = (
    await aTicket(workspace.system, { requester: { name: "x@rides.example", email: "x@rides.example" } })
  ).id;
  const macro = await aMacro(admin, {
    noteHtml: "<p>Call {{customer.first_name}}</p>",
    actions: [{ kind: "priority", priority: "urgent" }],
  });
  const { job } = await bulk(agent, { ids: [known, unknown] }, { macroId: macro.id });
  expect(job).toMatchObject({ done: 1, failed: 1 });
  expect((await itemsOf(agent, job.id, "failed")).map(({ reason }) => reason)).toEqual([
    "Nothing is known for {{customer.first_name}}. Write something in its place.",
  ]);
  expect(await rowOf(workspace, known)).toMatchObject({ priority: "urgent" });
  expect(await rowOf(workspace, unknown)).toMatchObject({ priority: "normal", version: 1 });
});

test("B17: a macro in bulk gives nobody more than their own rights, neither at the start nor on each ticket", async () => {
  const admin = await asAdmin(workspace);
  const [full, readOnly] = [await aTeam(workspace, "Riders"), await aTeam(workspace, "Drivers")];
  const agent = await asAgent(workspace, { teams: { [full]: "full", [readOnly]: "read" } });
  const mine = (await aTicket(workspace.system, { teamId: full })).id;
  const theirs = (await aTicket(workspace.system, { teamId: readOnly })).id;
  const macro = await aMacro(admin, { actions: [{ kind: "priority", priority: "urgent" }] });
  const { job } = await bulk(agent, { ids: [mine, theirs] }, { macroId: macro.id });
  expect(job).toMatchObject({ done: 1, failed: 1 });
  expect(await rowOf(workspace, theirs)).toMatchObject({ priority: "normal" });

  const personal = await aMacro(admin, { name: "Mine alone", scope: "me", actions: macro.actions });
  await expect(bulk(agent, { ids: [mine] }, { macroId: personal.id })).rejects.toMatchObject({ code: "not_found" });
});

test("TC-30: a job whose macro is switched off meanwhile says so for each ticket that is left", async () => {
  const teamId = await aTeam(workspace, "Riders");
  const lead = await asAgent(workspace, { teams: { [teamId]: "full" } });
  const ids = [];
  for (let made = 0; made < 60; made += 1) ids.push((await aTicket(workspace.system, { teamId })).id);
  const admin = await asAdmin(workspace);
  const macro = await aMacro(admin, { actions: [{ kind: "priority", priority: "urgent" }] });
  const { job } = await bulk(lead, { ids }, { macroId: macro.id });
  await updateMacro(admin, UpdateMacro.parse({ macroId: macro.id, version: macro.version, isActive: false }));
  while (await runNextJob(desk));
  const after = await readJob(lead, { jobId: job.id });
  expect(after).toMatchObject({ state: "done", done: 0, failed: 60 });
  expect((await itemsOf(lead, job.id, "failed"))[0]?.reason).toMatch(/switched off/u);
});

test("TC-30, CV-09: a reply of a macro is held like any other, and undo cancels it with what the macro changed", async () => {
  const admin = await asAdmin(workspace);
  const ways = { incoming: { kind: "forward" }, outgoing: { kind: "installation" } };
  await createMailbox(
    workspace.system,
    CreateMailbox.parse({ name: "Support", address: "support@desk.example", ...ways }),
  );
  const agent = await asAgent(workspace);
  const { id } = await aTicket(workspace.system, { requester: { name: "Ana Silva", email: "ana@rides.example" } });
  const macro = await aMacro(admin, {
    replyHtml: "<p>Hi {{customer.first_name}}</p>",
    noteHtml: "<p>Promised</p>",
    actions: [
      { kind: "labels", add: ["refund"], remove: [] },
      { kind: "priority", priority: "high" },
    ],
  });
  const { job } = await bulk(agent, { ids: [id] }, { macroId: macro.id });
  expect(job.undo.keeps).toMatch(/held are cancelled/u);
  const held = () => pg.db.select().from(scheduledMessages).where(eq(scheduledMessages.workspaceId, workspace.id));
  expect((await held()).map(({ state }) => state)).toEqual(["waiting"]);
  expect(await rowOf(workspace, id)).toMatchObject({ priority: "high" });
  await undoJob(agent, { jobId: job.id });
  expect((await held()).map(({ state }) => state)).toEqual(["cancelled"]);
  expect(await rowOf(workspace, id)).toMatchObject({ priority: "normal", category: "new" });
  expect(await messagesOf(workspace, id)).toHaveLength(1);
});
