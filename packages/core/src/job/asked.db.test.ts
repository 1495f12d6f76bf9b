import { JobErrors, ListJobItems, ListJobs } from "@desk/contracts/job";
import { jobItems, users } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { type Ctx, inTransaction, newId } from "../context";
import { forbidden } from "../error";
import { aClock, asAdmin, asAgent, asApiKey, asCustomer, aTicket, aWorkspace, type TestWorkspace } from "../testing";
import { cancelJob, forgetExpired, type JobDesk, listJobItems, listJobs, readJob, readJobErrors, startJob } from ".";
import { addItems, closeList, hasWaiting, moveCursor, settleItems, takeItems } from "./items";
import { type JobWork, lockJob } from "./job";
import { runNextJob } from "./run";

const pg = usingDatabase();
let clock: ReturnType<typeof aClock>;
let workspace: TestWorkspace;
beforeEach(async () => {
  clock = aClock();
  workspace = await aWorkspace(pg.db, { now: clock.now });
  await pg.db.execute(sql`/* across workspaces: maintenance */ delete from jobs`);
});

const storage = { put: async () => undefined, get: async () => null, delete: async () => undefined };
const deskOf = (work: JobWork, more: Partial<JobDesk> = {}): JobDesk => ({
  db: pg.db,
  now: clock.now,
  storage,
  works: { bulk: work },
  ...more,
});
const start = (ctx: Ctx, id?: string) => startJob(ctx, { kind: "bulk", title: "Count to ten", input: {}, id });

/** Settles two items a step; `done` sees each. */
const counting = (seen: number[], total = 10): JobWork => ({
  step: (ctx, job) =>
    inTransaction(ctx, async (ctx) => {
      if (job.total === null) {
        await lockJob(ctx, job.id);
        await moveCursor(ctx, job.id, "the beginning");
        await addItems(
          ctx,
          job.id,
          Array.from({ length: total }, () => newId()),
        );
        await closeList(ctx, job.id);
        return "more";
      }
      const items = await takeItems(ctx, job.id, 2);
      seen.push(...items.map(({ seq }) => seq));
      await settleItems(
        ctx,
        job.id,
        items.map(({ seq }) => ({ seq, state: "done", reason: null, inverse: null, versionAfter: null })),
      );
      return (await hasWaiting(ctx, job.id)) ? "more" : "done";
    }),
});

test("a job runs to its end with the rights of who asked, and tells how far it is", async () => {
  const agent = await asAgent(workspace);
  const { jobId } = await start(agent);
  expect(await readJob(agent, { jobId })).toMatchObject({ state: "queued", total: null, can: { cancel: true } });
  const seen: number[] = [];
  expect(await runNextJob(deskOf(counting(seen)))).toBe(true);
  expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(await readJob(agent, { jobId })).toMatchObject({ state: "done", total: 10, done: 10, isMine: true });
  expect(await runNextJob(deskOf(counting(seen)))).toBe(false);
});

test("starting twice under one id is one job", async () => {
  const agent = await asAgent(workspace);
  const id = newId();
  expect(await start(agent, id)).toEqual({ jobId: id, isNew: true });
  expect(await start(agent, id)).toEqual({ jobId: id, isNew: false });
});

test("two workers take two jobs, never the same one", async () => {
  const agent = await asAgent(workspace);
  await start(agent);
  await start(agent);
  const seen: number[] = [];
  const took = await Promise.all([1, 2, 3].map(() => runNextJob(deskOf(counting(seen)))));
  expect(took.filter(Boolean)).toHaveLength(2);
  expect(seen).toHaveLength(20);
});

test("a worker that dies is replaced after its lease, and nothing is done twice", async () => {
  const agent = await asAgent(workspace);
  const { jobId } = await start(agent);
  const seen: number[] = [];
  const work = counting(seen);
  const { promise: death } = Promise.withResolvers<never>();
  const dying: JobWork = { step: (...args) => (seen.length >= 4 ? death : work.step(...args)) };
  void runNextJob(deskOf(dying));
  await expect.poll(async () => (await readJob(agent, { jobId })).done).toBe(4);
  expect(await runNextJob(deskOf(work))).toBe(false);
  clock.advance({ seconds: 21 });
  expect(await runNextJob(deskOf(work))).toBe(true);
  expect(seen.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(await readJob(agent, { jobId })).toMatchObject({ state: "done", done: 10 });
});

test("cancelling stops within a chunk; what was done stays", async () => {
  const agent = await asAgent(workspace);
  const { jobId } = await start(agent);
  const seen: number[] = [];
  const work = counting(seen);
  await runNextJob(
    deskOf({
      step: async (ctx, job, tools) => {
        const step = await work.step(ctx, job, tools);
        if (seen.length === 4) await cancelJob(agent, { jobId });
        return step;
      },
    }),
  );
  expect(seen).toHaveLength(4);
  expect(await readJob(agent, { jobId })).toMatchObject({ state: "cancelled", done: 4, total: 10 });
  expect(await cancelJob(agent, { jobId })).toMatchObject({ state: "cancelled" });
  expect(await runNextJob(deskOf(work))).toBe(false);
});

test("B18: a person who leaves while the job runs loses it, and so does a revoked key", async () => {
  const agent = await asAgent(workspace);
  const { jobId } = await start(agent);
  const seen: number[] = [];
  const work = counting(seen);
  await runNextJob(
    deskOf({
      step: async (ctx, job, tools) => {
        if (seen.length === 4)
          await pg.db
            .update(users)
            .set({ status: "deactivated" })
            .where(and(eq(users.workspaceId, workspace.id), eq(users.id, agent.actor.userId)));
        return work.step(ctx, job, tools);
      },
    }),
  );
  expect(seen).toHaveLength(6);
  expect(await readJob(workspace.system, { jobId })).toMatchObject({ state: "failed", done: 6 });
});

test("a refusal ends a job and says why; a fault of ours is tried again, five times", async () => {
  const agent = await asAgent(workspace);
  const refused = await start(agent);
  await runNextJob(deskOf({ step: () => Promise.reject(forbidden("Not this.")) }));
  expect(await readJob(agent, refused)).toMatchObject({ state: "failed", error: "Not this." });
  const flaky = await start(agent);
  const attempts: number[] = [];
  const desk = deskOf(
    { step: () => Promise.reject(new Error("disk on fire")) },
    { onFault: (_error, fault) => attempts.push(fault.attempts) },
  );
  for (let run = 0; run < 8; run += 1) {
    await runNextJob(desk);
    clock.advance({ minutes: 2 });
  }
  expect(attempts).toEqual([1, 2, 3, 4, 5]);
  expect(await readJob(agent, flaky)).toMatchObject({ state: "failed", error: expect.stringContaining("our side") });
});

test("jobs take turns: a short one does not wait for a long one to end", async () => {
  const agent = await asAgent(workspace);
  const long = await start(agent);
  clock.advance({ seconds: 1 });
  const short = await start(agent);
  const order: string[] = [];
  const stop = new AbortController();
  const work: JobWork = {
    step: async (_ctx, job) => {
      order.push(job.id);
      stop.abort();
      return job.id === short.jobId ? "done" : "more";
    },
  };
  await runNextJob(deskOf(work, { signal: stop.signal }));
  clock.advance({ seconds: 1 });
  await runNextJob(deskOf(work, { signal: stop.signal }));
  expect(order).toEqual([long.jobId, short.jobId]);
});

test("B06: others do not see a job; who manages the workspace does; customers have none", async () => {
  const [agent, other, admin, key] = [
    await asAgent(workspace),
    await asAgent(workspace),
    await asAdmin(workspace),
    await asApiKey(workspace),
  ];
  const { jobId } = await start(agent);
  for (const ctx of [other, key, await asAdmin(await aWorkspace(pg.db, { now: clock.now }))]) {
    await expect(readJob(ctx, { jobId })).rejects.toMatchObject({ code: "not_found" });
    await expect(cancelJob(ctx, { jobId })).rejects.toMatchObject({ code: "not_found" });
    await expect(listJobItems(ctx, ListJobItems.parse({ jobId }))).rejects.toMatchObject({ code: "not_found" });
    expect((await listJobs(ctx, ListJobs.parse({ of: "everyone" }))).data).toEqual([]);
  }
  expect((await listJobs(admin, ListJobs.parse({ of: "everyone" }))).data.map(({ id }) => id)).toEqual([jobId]);
  expect((await listJobs(admin, ListJobs.parse({}))).data).toEqual([]);
  const customer = asCustomer(workspace, newId());
  await expect(listJobs(customer, ListJobs.parse({}))).rejects.toMatchObject({ code: "forbidden" });
  await expect(start(customer)).rejects.toMatchObject({ code: "forbidden" });
});

test("jobs and results are paged, and errors come as CSV whose cells run nothing (G01)", async () => {
  const agent = await asAgent(workspace);
  const { id: ticketId } = await aTicket(agent, { subject: "=cmd|' /C calc'!A0" });
  const { jobId } = await start(agent);
  const missing = newId();
  await inTransaction(agent, async (ctx) => {
    await addItems(ctx, jobId, [ticketId, missing]);
    await closeList(ctx, jobId);
    const result = { inverse: null, versionAfter: null };
    await settleItems(ctx, jobId, [
      { seq: 1, state: "skipped", reason: "It was like that already.", ...result },
      { seq: 2, state: "failed", reason: "The ticket was not found.", ...result },
    ]);
  });
  const first = await listJobItems(agent, ListJobItems.parse({ jobId, limit: 1 }));
  expect(first.data).toMatchObject([{ ticketId, state: "skipped", ticket: { subject: "=cmd|' /C calc'!A0" } }]);
  const second = await listJobItems(agent, ListJobItems.parse({ jobId, limit: 1, cursor: first.nextCursor ?? "" }));
  expect(second).toMatchObject({ data: [{ ticketId: null, ticket: null }], hasMore: false });
  const { csv } = await readJobErrors(agent, JobErrors.parse({ jobId }));
  expect(csv.split("\r\n")).toHaveLength(4);
  expect(csv).toContain(`"'=cmd|' /C calc'!A0",Left as it was`);
  const { jobId: newer } = await start(agent);
  const page = await listJobs(agent, ListJobs.parse({ limit: 1 }));
  const next = await listJobs(agent, ListJobs.parse({ limit: 1, cursor: page.nextCursor ?? "" }));
  expect(new Set([...page.data, ...next.data].map(({ id }) => id))).toEqual(new Set([jobId, newer]));
});

test("nobody fills the queue: the 21st job of one person waits for the others", async () => {
  const agent = await asAgent(workspace);
  for (let count = 0; count < 20; count += 1) await start(agent);
  await expect(start(agent)).rejects.toMatchObject({ code: "limit_exceeded" });
  await start(await asAgent(workspace));
});

test("finished jobs are forgotten after 30 days with their results", async () => {
  const agent = await asAgent(workspace);
  const { jobId } = await start(agent);
  await runNextJob(deskOf(counting([])));
  clock.advance({ days: 29 });
  await forgetExpired(pg.db, clock.now());
  expect(await readJob(agent, { jobId })).toMatchObject({ state: "done" });
  clock.advance({ days: 2 });
  expect(await forgetExpired(pg.db, clock.now())).toMatchObject({ jobs: 1 });
  await expect(readJob(agent, { jobId })).rejects.toMatchObject({ code: "not_found" });
  expect(await pg.db.select().from(jobItems).where(eq(jobItems.workspaceId, workspace.id))).toEqual([]);
});
