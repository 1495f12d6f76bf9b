import { setTimeout as delay } from "node:timers/promises";
import { StartBulk } from "@desk/contracts/bulk";
import { ListTickets } from "@desk/contracts/ticket";
import { openDatabase } from "@desk/db/client";
import { usingDatabase } from "@desk/db/testing";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "../context";
import { type JobDesk, readJob, runNextJob } from "../job";
import { asAdmin, asAgent, aTeam, aTicket, aWorkspace } from "../testing";
import { listTickets, setPriority } from "../ticket";
import { bulkWork, startBulk, undoWork } from ".";

const pg = usingDatabase({ max: 8 });
const isLong = process.env.LONG === "1";
const count = isLong ? 10_000 : 1_000;
const perSecond = 20;

const p95 = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;

/**
 * W9: many tickets at once while others list and change theirs. The short form only has to come to its end; the
 * figures are asked for in the long one, on a machine that has nothing else to do.
 */
test("W9: 10 000 tickets change at 500 a second or more, and the others notice little", async () => {
  const workspace = await aWorkspace(pg.db);
  const admin = await asAdmin(workspace);
  const other = await asAgent(workspace);
  const team = await aTeam(workspace);
  const mine: string[] = [];
  for (let index = 0; index < 20; index += 1) mine.push((await aTicket(workspace.system)).id);
  const { id } = await aTicket(workspace.system, { teamId: team });
  await pg.db.execute(sql`insert into tickets (workspace_id, id, number, subject, status_id, category, priority, type,
      team_id, requester_id, channel)
    select t.workspace_id, gen_random_uuid(), t.number + made.place, t.subject, t.status_id, t.category, t.priority,
      t.type, t.team_id, t.requester_id, t.channel
    from tickets t, generate_series(1, ${count - 1}::int) as made(place)
    where t.workspace_id = ${workspace.id} and t.id = ${id}`);
  await pg.db.execute(sql`/* across workspaces: maintenance */ analyze`);

  // The worker is a process of its own, with connections of its own.
  const workers = openDatabase({ url: pg.url, max: 4 });
  const desk: JobDesk = {
    db: workers.db,
    now: () => new Date(),
    storage: { put: async () => undefined, get: async () => null, delete: async () => undefined },
    works: { bulk: bulkWork, undo: undoWork },
  };
  const askOthers = async (isOver: () => boolean) => {
    const times: number[] = [];
    for (let turn = 0; !isOver(); turn += 1) {
      const began = performance.now();
      await listTickets(other, ListTickets.parse({ view: "unassigned" }));
      await setPriority(other, { ticketId: mine[turn % mine.length] ?? "", priority: turn % 2 ? "high" : "low" });
      times.push(performance.now() - began);
      await delay(Math.max(0, 1_000 / perSecond - (performance.now() - began)));
    }
    return times;
  };
  let calm = 0;
  const before = await askOthers(() => ++calm > (isLong ? 100 : 20));
  const { job } = await startBulk(
    admin,
    StartBulk.parse({
      selection: { view: "all", teamId: team },
      change: { addLabels: ["outage"], priority: "urgent" },
      clientId: newId(),
    }),
  );
  let isOver = false;
  const began = performance.now();
  const during = askOthers(() => isOver);
  while (await runNextJob(desk));
  const seconds = (performance.now() - began) / 1_000;
  isOver = true;
  const times = await during;
  await workers.close();
  expect(await readJob(admin, { jobId: job.id })).toMatchObject({ state: "done", done: count, failed: 0 });
  const [calmly, busily] = [p95(before), p95(times)];
  process.stdout.write(
    `bulk: ${count} tickets in ${seconds.toFixed(1)} s, ${Math.round(count / seconds)}/s; others' p95 ${calmly.toFixed(1)} ms before, ${busily.toFixed(1)} ms during\n`,
  );
  if (!isLong) return;
  expect(count / seconds).toBeGreaterThan(500);
  expect(busily).toBeLessThan(2 * calmly);
}, 300_000);
