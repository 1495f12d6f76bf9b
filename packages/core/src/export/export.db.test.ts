import { Readable } from "node:stream";
import { type ExportView, ListExports, StartExport } from "@desk/contracts/export";
import { events, jobs } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { parse } from "csv-parse/sync";
import { and, eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../context";
import type { Storage } from "../file";
import { cancelJob, runNextJob } from "../job";
import { aClock, asAgent, asApiKey, aTeam, aTicket, aWorkspace, fillTickets, type TestWorkspace } from "../testing";
import { deleteExpiredExports, exportWork, listExports, openExport, readExport, startExport } from ".";

const pg = usingDatabase();
let clock: ReturnType<typeof aClock>;
let workspace: TestWorkspace;
let team: string;
let agent: Ctx<AgentActor>;
let storage: ReturnType<typeof aStorage>;
beforeEach(async () => {
  clock = aClock();
  workspace = await aWorkspace(pg.db, { now: clock.now });
  team = await aTeam(workspace, "Couriers");
  agent = await asAgent(workspace, { teams: { [team]: "full" } });
  storage = aStorage();
});

/** Files in memory; `onChunk` sees each part as it arrives. */
function aStorage() {
  const files = new Map<string, Buffer>();
  const seen = { onChunk: async (_chunk: Uint8Array): Promise<void> => undefined };
  const of: Storage = {
    async put(key, bytes) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of bytes) {
        await seen.onChunk(chunk);
        chunks.push(chunk);
      }
      files.set(key, Buffer.concat(chunks));
    },
    get: async (key) => {
      const found = files.get(key);
      return found === undefined ? null : Readable.from([found]);
    },
    delete: async (key) => void files.delete(key),
  };
  return { ...of, files, seen };
}

const run = () => runNextJob({ db: pg.db, now: clock.now, storage, works: { export: exportWork } });
const start = (ctx: Ctx, input: Parameters<typeof StartExport.parse>[0]) => startExport(ctx, StartExport.parse(input));
const textOf = async (ctx: Ctx, { id }: Pick<ExportView, "id">): Promise<string> => {
  const { bytes } = await openExport(ctx, storage, { exportId: id });
  return Buffer.concat(await bytes.toArray()).toString("utf8");
};
const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true, bom: true });
const exported = async (ctx: Ctx, input: Parameters<typeof StartExport.parse>[0]) => {
  const made = await start(ctx, input);
  await run();
  return rowsOf(await textOf(ctx, made));
};

test("QV-13: a view becomes a CSV file with its columns, or with every column", async () => {
  await aTicket(workspace, { teamId: team, subject: "Lost bag", labels: ["bag", "lost"], priority: "high" });
  const made = await start(agent, { list: { view: "all-open" } });
  expect(made).toMatchObject({ title: "Export All open", state: "queued", url: null });
  await run();
  const text = await textOf(agent, made);
  expect(text).toMatch(/^\u{FEFF}Number,Subject,Requester,Status,Priority,Assignee,Updated\r\n/u);
  expect(rowsOf(text)).toMatchObject([
    { Subject: "Lost bag", Requester: "Ana Silva", Status: "New", Priority: "high" },
  ]);
  expect(await readExport(agent, { exportId: made.id })).toMatchObject({
    state: "done",
    rows: 1,
    fileName: "all-open-2026-11-22.csv",
    url: `/files/exports/${made.id}`,
    expiresAt: "2026-11-29T09:00:00.000Z",
  });
  const [all] = await exported(agent, { list: { view: "all" }, columns: "all", hasBom: false });
  expect(all).toMatchObject({
    Team: "Couriers",
    Labels: "bag, lost",
    Channel: "web",
    "Requester address": "ana@rides.example",
    "Snoozed until": "",
  });
  const told = await pg.db.select().from(events).where(eq(events.workspaceId, workspace.id));
  expect(told.filter(({ type }) => type === "export.made")).toMatchObject([
    { actorId: agent.actor.userId, data: { rows: 1 } },
    { actorId: agent.actor.userId, data: { rows: 1 } },
  ]);
});

test("G01: no cell of an export runs in a spreadsheet, whatever a customer wrote, and wherever a reader splits", async () => {
  const starts = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "\tx",
    "＝1",
    "＋1",
    "－1",
    "＠1",
    ' "=1',
    "a;=cmd|' /C calc'!A0",
    'b"=1+1',
    "c; @x",
  ];
  for (const subject of starts) await aTicket(workspace, { teamId: team, subject });
  const made = await start(agent, { list: { view: "all" } });
  await run();
  const text = await textOf(agent, made);
  const cells = rowsOf(text).map((row) => row.Subject ?? "");
  expect(cells).toHaveLength(starts.length);
  const dangerous = /(^|[;\t\r\n"])\s*[=+\-@＝＋－＠]/u;
  expect(cells.filter((cell) => dangerous.test(cell))).toEqual([]);
  expect(starts.filter((subject) => dangerous.test(subject)).length, "the control: as they were written").toBe(12);
  for (const field of text.split(/[;,\r\n"]/u)) expect(field).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
});

test("G04, B06: an export holds only what its asker sees when it is made", async () => {
  const other = await aTeam(workspace, "Merchants");
  await aTicket(workspace, { teamId: team, subject: "Ours" });
  await aTicket(workspace, { teamId: other, subject: "Theirs" });
  expect((await exported(agent, { list: { view: "all" } })).map((row) => row.Subject)).toEqual(["Ours"]);
  const reader = await asAgent(workspace, { teams: { [team]: "read", [other]: "read" } });
  const made = await start(reader, { list: { view: "all" } });
  await pg.db.execute(
    sql`delete from team_members where workspace_id = ${workspace.id} and team_id = ${other} and user_id = ${reader.actor.userId}`,
  );
  await run();
  expect(rowsOf(await textOf(reader, made)).map((row) => row.Subject)).toEqual(["Ours"]);
  await expect(start(await asAgent(workspace, { permissions: [] }), { list: { view: "all" } })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(start(agent, { list: { view: "team-merchants" } })).rejects.toMatchObject({ code: "not_found" });
});

test("G04: the link of an export opens nothing for others, and nothing for anybody after seven days", async () => {
  await aTicket(workspace, { teamId: team });
  const made = await start(agent, { list: { view: "all" } });
  await expect(textOf(agent, made)).rejects.toMatchObject({ code: "not_found" });
  await run();
  const colleague = await asAgent(workspace, { role: "admin" });
  const key = await asApiKey(workspace);
  const next = await asAgent(await aWorkspace(pg.db, { now: clock.now }));
  for (const ctx of [colleague, key, next])
    await expect(textOf(ctx, made)).rejects.toMatchObject({ code: "not_found" });
  clock.advance({ days: 6 });
  expect(await textOf(agent, made)).toContain("Lost bag");
  expect(await deleteExpiredExports(workspace.system, storage)).toBe(0);
  clock.advance({ days: 1 });
  await expect(textOf(agent, made)).rejects.toMatchObject({ code: "not_found" });
  expect(await deleteExpiredExports(workspace.system, storage)).toBe(1);
  expect(storage.files.size).toBe(0);
  const { data } = await listExports(agent, ListExports.parse({}));
  expect(data).toMatchObject([{ id: made.id, url: null, expiresAt: null }]);
});

test("G02: an export of many tickets is one moment's, while others change and add, and no part of it grows", async () => {
  const count = process.env.LONG === "1" ? 200_000 : 3_000;
  const filled = await fillTickets(workspace, count);
  const everybody = await asAgent(workspace, {
    role: "admin",
    teams: Object.fromEntries(filled.teamIds.map((id) => [id, "full"])),
  });
  // Some are deleted and come back while the file is written.
  await pg.db.execute(sql`update tickets set deleted_at = now(), subject = 'Late' where workspace_id = ${workspace.id}
    and id in (select t.id from tickets t where t.workspace_id = ${workspace.id} and t.deleted_at is null limit 5)`);
  const before = await pg.db.execute<{ count: number }>(
    sql`select count(*)::int as count from tickets where workspace_id = ${workspace.id} and deleted_at is null`,
  );
  let chunks = 0;
  let largest = 0;
  storage.seen.onChunk = async (chunk) => {
    largest = Math.max(largest, chunk.length);
    if (chunks++ !== 3) return;
    // Everything moves: all rows change their place in the list, and new ones come.
    await pg.db.execute(
      sql`update tickets set updated_at = now(), subject = 'changed', deleted_at = null where workspace_id = ${workspace.id}`,
    );
  };
  const rows = await exported(everybody, { list: { view: "all" } });
  expect(rows).toHaveLength(before[0]?.count ?? 0);
  expect(new Set(rows.map((row) => row.Number)).size).toBe(rows.length);
  expect(rows.filter((row) => row.Subject === "changed" || row.Subject === "Late")).toEqual([]);
  expect(largest).toBeLessThan(100_000);
  expect(chunks).toBeGreaterThan(count / 200);
});

test("an export that was cut short leaves no file, and a cancelled one none for ever", async () => {
  await fillTickets(workspace, 300);
  const admin = await asAgent(workspace, { role: "admin" });
  const made = await start(admin, { list: { view: "all" } });
  let isFirst = true;
  storage.seen.onChunk = async () => {
    if (!isFirst) return;
    isFirst = false;
    throw new Error("the disk is full");
  };
  await run();
  expect([storage.files.size, (await readExport(admin, { exportId: made.id })).state]).toEqual([0, "running"]);
  clock.advance({ minutes: 10 });
  await run();
  expect([storage.files.size, (await readExport(admin, { exportId: made.id })).state]).toEqual([1, "done"]);
  const cancelled = await start(admin, { list: { view: "all" } });
  await cancelJob(admin, { jobId: cancelled.id });
  expect(await run()).toBe(false);
  const [row] = await pg.db
    .select()
    .from(jobs)
    .where(and(eq(jobs.workspaceId, workspace.id), eq(jobs.id, cancelled.id)));
  expect([row?.state, row?.fileKey]).toEqual(["cancelled", null]);
});

test("asking twice with the same id makes one export", async () => {
  const clientId = "019a0000-0000-7000-8000-000000000001";
  const input = { list: { view: "all" }, clientId };
  await Promise.all([start(agent, input), start(agent, input)]);
  expect((await listExports(agent, ListExports.parse({}))).data).toHaveLength(1);
});
