import { type BulkChangeInput, StartBulk } from "@desk/contracts/bulk";
import { PostMessage } from "@desk/contracts/ticket";
import { priorities } from "@desk/contracts/words";
import { usingDatabase } from "@desk/db/testing";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../context";
import { isDomainError } from "../error";
import { type JobDesk, runNextJob } from "../job";
import { postMessage } from "../message";
import {
  aClock,
  asAdmin,
  asAgent,
  asCustomer,
  aTeam,
  aTicket,
  aUser,
  aWorkspace,
  type TestWorkspace,
} from "../testing";
import { assignTicket, changeLabels, removeTicket, setPriority, setStatus, setTeam } from "../ticket";
import { bulkWork, startBulk, undoJob, undoWork } from ".";

const pg = usingDatabase();
const clock = aClock();
const isLong = process.env.LONG === "1";
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_007);
let workspace: TestWorkspace;
let admin: Ctx<AgentActor>;
let other: Ctx<AgentActor>;
let teams: string[];
let people: string[];
let ids: string[];
beforeAll(async () => {
  workspace = await aWorkspace(pg.db, { now: clock.now });
  teams = [await aTeam(workspace, "A"), await aTeam(workspace, "B")];
  admin = await asAdmin(workspace);
  other = await asAgent(workspace, { teams: Object.fromEntries(teams.map((id) => [id, "full" as const])) });
  people = [await aUser(workspace, { teams: { [teams[0] ?? ""]: "full" } }), admin.actor.userId];
  ids = [];
  for (let index = 0; index < 6; index += 1)
    ids.push((await aTicket(workspace.system, { teamId: [null, ...teams][index % 3] ?? null, labels: ["old"] })).id);
});

/** All that a change may touch, as it stands; what every change moves is left out. */
async function rowsOf(): Promise<Map<string, Record<string, unknown>>> {
  const rows = await pg.db.execute<{ id: string; row: Record<string, unknown> }>(sql`
    select t.id, to_jsonb(t) - array['version', 'updated_at', 'event_seq'] || jsonb_build_object(
      'labels', (select jsonb_agg(l.label_id order by l.label_id) from ticket_labels l where l.workspace_id = t.workspace_id and l.ticket_id = t.id),
      'followers', (select jsonb_agg(f.user_id order by f.user_id) from ticket_followers f where f.workspace_id = t.workspace_id and f.ticket_id = t.id),
      'ccs', (select jsonb_agg(c.customer_id order by c.customer_id) from ticket_ccs c where c.workspace_id = t.workspace_id and c.ticket_id = t.id),
      'senders', (select jsonb_agg(s.pattern order by s.pattern) from sender_rules s where s.workspace_id = t.workspace_id)
    ) as row from tickets t where t.workspace_id = ${workspace.id}`);
  return new Map(rows.map(({ id, row }) => [id, row]));
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const names = fc.subarray(["old", "red", "blue"], { minLength: 1 });
const aChange: fc.Arbitrary<BulkChangeInput> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        status: maybe(fc.constantFrom("open" as const, "pending" as const, "on_hold" as const, "solved" as const)),
        priority: maybe(fc.constantFrom(...priorities)),
        type: maybe(fc.constantFrom("incident" as const, "task" as const)),
        team: maybe(fc.constantFrom(0, 1, 2)),
        who: maybe(fc.constantFrom(0, 1, 2, 3)),
        addLabels: maybe(names),
        removeLabels: maybe(names),
        followers: maybe(fc.boolean()),
        ccs: maybe(fc.boolean()),
      })
      .filter((fields) => Object.values(fields).some((value) => value !== undefined))
      .map(({ team, who, followers, ccs, ...fields }) => ({
        ...fields,
        ...(team === undefined ? {} : { teamId: [null, ...teams][team] }),
        ...(who === undefined ? {} : who === 3 ? { roundRobin: people } : { assigneeId: [null, ...people][who] }),
        ...(followers === undefined ? {} : { [followers ? "addFollowers" : "removeFollowers"]: [admin.actor.userId] }),
        ...(ccs === undefined ? {} : { [ccs ? "addCcs" : "removeCcs"]: ["copy@rides.example"] }),
      }))
      .map((change) => Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))),
  },
  { weight: 1, arbitrary: fc.constant({ delete: true as const }) },
  { weight: 1, arbitrary: fc.constant({ restore: true as const }) },
  { weight: 1, arbitrary: fc.boolean().map((blocksSender) => ({ spam: { blocksSender } })) },
);

type Meddling = { which: number; what: number };
const meddlings = fc.array(fc.record({ which: fc.nat(5), what: fc.nat(6) }), { maxLength: 4 });

/** What others do between the change and its undoing, and the columns they then own. */
async function meddle({ which, what }: Meddling): Promise<void> {
  const ticketId = ids[which] ?? "";
  const acts: (() => Promise<unknown>)[] = [
    () => setPriority(other, { ticketId, priority: "urgent" }),
    () => setStatus(other, { ticketId, status: "pending" }),
    () => assignTicket(other, { ticketId, assigneeId: other.actor.userId }),
    () => setTeam(other, { ticketId, teamId: teams[1] ?? null }),
    () => changeLabels(other, { ticketId, add: ["hand"], remove: [] }),
    () => removeTicket(other, { ticketId }),
    () => postMessage(other, PostMessage.parse({ ticketId, kind: "note", body: { text: "Meanwhile" } })),
  ];
  await acts[what]?.().catch((error: unknown) => (isDomainError(error) ? undefined : Promise.reject(error)));
}

const bulk = (change: BulkChangeInput) => startBulk(admin, StartBulk.parse({ selection: { ids }, change }));

test(`TC-30: a random bulk change and its undoing give the tickets back (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(aChange, async (change) => {
      clock.advance({ seconds: 7 });
      const before = await rowsOf();
      const { job } = await bulk(change);
      if (job.done === 0) return;
      clock.advance({ seconds: 7 });
      const { job: undo } = await undoJob(admin, { jobId: job.id });
      expect(undo).toMatchObject({ done: job.done, failed: 0, skipped: 0 });
      expect(await rowsOf()).toEqual(before);
      await startBulk(admin, StartBulk.parse({ selection: { ids }, change })).catch(() => undefined);
      await startBulk(admin, StartBulk.parse({ selection: { ids }, change: { restore: true } }));
    }),
    { seed, numRuns: isLong ? 500 : 12, endOnFailure: !isLong },
  );
}, 300_000);

const columnsOf: Record<string, readonly string[]> = {
  status: ["status_id", "category", "solved_at", "closed_at", "waiting_since"],
  priority: ["priority"],
  type: ["type"],
  team: ["team_id"],
  assignee: ["assignee_id"],
  labels: ["labels"],
  followers: ["followers"],
  ccs: ["ccs"],
  deletedAt: ["deleted_at", "senders"],
};

test(`TC-30: what others changed in between is kept and reported, all else is given back (seed ${seed})`, async () => {
  let reported = 0;
  await fc.assert(
    fc.asyncProperty(aChange, meddlings, async (change, between) => {
      clock.advance({ seconds: 7 });
      const before = await rowsOf();
      const { job, items } = await bulk(change);
      if (job.done === 0) return;
      const changedAt = await versions();
      for (const one of between) await meddle(one);
      const meddled = await rowsOf();
      const touched = await fieldsSince(changedAt);
      const { items: undone } = await undoJob(admin, { jobId: job.id });
      const after = await rowsOf();
      for (const { ticketId: listed, state } of items ?? []) {
        const ticketId = listed ?? "";
        const fields = touched.get(ticketId) ?? new Set();
        const result = undone?.find((item) => item.ticketId === ticketId);
        const [was, stood, is] = [before, meddled, after].map((rows) => rows.get(ticketId) ?? {});
        const isGone = fields.has("deletedAt") && stood?.deleted_at !== null;
        for (const [field, columns] of Object.entries(columnsOf)) {
          const stays = fields.has(field) || isGone || state !== "done";
          for (const column of columns.filter((name) => name !== "senders"))
            if (stays) expect([column, is?.[column]]).toEqual([column, stood?.[column]]);
            else if (column !== "waiting_since" && !result?.reason?.includes("former"))
              expect([column, is?.[column]]).toEqual([column, was?.[column]]);
        }
        if (result?.reason != null) reported += 1;
      }
      await startBulk(admin, StartBulk.parse({ selection: { ids }, change: { restore: true } }));
    }),
    { seed, numRuns: isLong ? 500 : 12, endOnFailure: !isLong },
  );
  expect(reported).toBeGreaterThan(0);
}, 300_000);

async function versions(): Promise<Map<string, number>> {
  const rows = await pg.db.execute<{ id: string; version: number }>(
    sql`select id, version from tickets where workspace_id = ${workspace.id}`,
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}

async function fieldsSince(since: Map<string, number>): Promise<Map<string, Set<string>>> {
  const rows = await pg.db.execute<{ id: string; field: string; version: number }>(sql`
    select ticket_id as id, data ->> 'field' as field, (data ->> 'version')::int as version from events
    where workspace_id = ${workspace.id} and ticket_id is not null and data ->> 'field' is not null`);
  const touched = new Map<string, Set<string>>();
  for (const { id, field, version } of rows)
    if (version > (since.get(id) ?? 0)) touched.set(id, (touched.get(id) ?? new Set()).add(field));
  return touched;
}

test("TC-30: a large change is undone by a job, once, within 24 hours, by those who may", async () => {
  const fresh = await aWorkspace(pg.db, { now: clock.now });
  const [boss, agent] = [await asAdmin(fresh), await asAgent(fresh)];
  const many: string[] = [];
  for (let index = 0; index < 55; index += 1) many.push((await aTicket(fresh.system)).id);
  const storage = { put: async () => undefined, get: async () => null, delete: async () => undefined };
  const desk: JobDesk = { db: pg.db, now: clock.now, storage, works: { bulk: bulkWork, undo: undoWork } };
  const change = (ctx: Ctx) =>
    startBulk(ctx, StartBulk.parse({ selection: { ids: many }, change: { priority: "high" } }));
  const { job } = await change(agent);
  await expect(undoJob(agent, { jobId: job.id })).rejects.toMatchObject({ code: "conflict" });
  while (await runNextJob(desk));
  await expect(undoJob(await asAgent(fresh), { jobId: job.id })).rejects.toMatchObject({ code: "not_found" });
  const attempts = await Promise.allSettled([undoJob(boss, { jobId: job.id }), undoJob(agent, { jobId: job.id })]);
  expect(attempts.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  while (await runNextJob(desk));
  const [row] = await pg.db.execute<{ count: number }>(
    sql`select count(*)::int as count from tickets where workspace_id = ${fresh.id} and priority = 'normal'`,
  );
  expect(row?.count).toBe(55);
  const second = await change(agent);
  while (await runNextJob(desk));
  clock.advance({ days: 1, seconds: 1 });
  await expect(undoJob(agent, { jobId: second.job.id })).rejects.toMatchObject({ code: "conflict" });
});

test("TC-30: a customer's answer in between keeps the ticket reopened, and the undo says so", async () => {
  const { id } = await aTicket(workspace.system);
  const { job } = await startBulk(
    admin,
    StartBulk.parse({ selection: { ids: [id] }, change: { status: "solved", addLabels: ["done"] } }),
  );
  const [row] = await pg.db.execute<{ requester_id: string }>(
    sql`select requester_id from tickets where workspace_id = ${workspace.id} and id = ${id}`,
  );
  await postMessage(
    asCustomer(workspace, row?.requester_id ?? ""),
    PostMessage.parse({ ticketId: id, kind: "reply", body: { text: "Not solved." } }),
  );
  const { items } = await undoJob(admin, { jobId: job.id });
  expect(items).toMatchObject([{ state: "done", reason: "The status stays: changed since." }]);
  expect((await rowsOf()).get(id)).toMatchObject({ category: "open", labels: null });
});
