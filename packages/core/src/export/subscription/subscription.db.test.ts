import { Subscribe } from "@desk/contracts/subscription";
import { deliveries, jobs, teamMembers, users, viewSubscriptions } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../../context";
import { asAgent, asApiKey, aTeam, aTicket, aWorkspace, type TestWorkspace } from "../../testing";
import { changeSubscription, listSubscriptions, mailDueLists, subscribe, unsubscribe } from ".";

const pg = usingDatabase();
let workspace: TestWorkspace;
let team: string;
let agent: Ctx<AgentActor>;
beforeEach(async () => {
  workspace = await aWorkspace(pg.db);
  team = await aTeam(workspace, "Couriers");
  agent = await asAgent(workspace, { email: `robin-${workspace.id}@desk.example`, teams: { [team]: "full" } });
});

const asked = (more: object = {}) =>
  Subscribe.parse({ view: "all-open", schedule: { every: "day", hour: 8 }, timeZone: "Europe/Berlin", ...more });
/** The clock of the database cannot be moved, so the time of the list is. */
const makeDue = () =>
  pg.db
    .update(viewSubscriptions)
    .set({ nextRunAt: new Date("2026-01-01T00:00:00Z") })
    .where(eq(viewSubscriptions.workspaceId, workspace.id));
const mails = () => pg.db.select().from(deliveries).where(eq(deliveries.workspaceId, workspace.id));
const exportsMade = () =>
  pg.db
    .select()
    .from(jobs)
    .where(and(eq(jobs.workspaceId, workspace.id), eq(jobs.kind, "export")));

test("QV-13, J08: a list is mailed once when its time has come by the database's clock, whatever several workers at once do", async () => {
  await aTicket(workspace, { teamId: team, subject: "Lost bag" });
  await aTicket(workspace, { teamId: await aTeam(workspace, "Merchants"), subject: "Not mine to see" });
  await subscribe({ ...agent, now: () => new Date(Date.now() + 2 * 3_600_000) }, asked());
  await mailDueLists(pg.db);
  expect(await mails()).toEqual([]);
  await makeDue();
  await Promise.all([mailDueLists(pg.db), mailDueLists(pg.db), mailDueLists(pg.db)]);
  await mailDueLists(pg.db);
  const sent = await mails();
  expect(sent).toMatchObject([
    {
      kind: "ticket_list",
      toAddress: `robin-${workspace.id}@desk.example`,
      data: { name: "All open", count: "1", rest: "" },
    },
  ]);
  expect(sent[0]?.data.lines).toMatch(/^#\d+ Lost bag \(Ana Silva\)$/u);
  expect(await exportsMade()).toMatchObject([{ userId: agent.actor.userId, title: "Export All open" }]);
  const { data } = await listSubscriptions(agent);
  expect(Date.parse(data[0]?.nextRunAt ?? "")).toBeGreaterThan(Date.now());
  expect(data[0]?.lastRunAt).not.toBeNull();
});

test("QV-13: the mail of a narrowed list holds what its query leaves", async () => {
  await aTicket(workspace, { teamId: team, subject: "Lost bag", priority: "high" });
  await aTicket(workspace, { teamId: team, subject: "Lost umbrella", priority: "low" });
  await subscribe(agent, asked({ query: "priority:high lost" }));
  await makeDue();
  await mailDueLists(pg.db);
  const [mail] = await mails();
  expect(mail).toMatchObject({ data: { name: "All open: priority:high lost", count: "1" } });
  expect(mail?.data.lines).toMatch(/^#\d+ Lost bag /u);
});

test("B01, QV-13: a list that is due moves no list of another workspace, not even one of the same id", async () => {
  const nextRunAt = new Date("2100-01-01T00:00:00Z");
  const { actor, workspaceId } = await asAgent(await aWorkspace(pg.db));
  const { id } = await subscribe(agent, asked());
  const schedule = { when: { every: "day", hour: 8 }, timeZone: "UTC" };
  const twin = { workspaceId, id, userId: actor.userId, view: "all", schedule, nextRunAt };
  await pg.db.insert(viewSubscriptions).values(twin);
  await makeDue();
  await mailDueLists(pg.db);
  expect(await mails()).toHaveLength(1);
  const kept = await pg.db.select().from(viewSubscriptions).where(eq(viewSubscriptions.workspaceId, workspaceId));
  expect(kept).toMatchObject([{ nextRunAt, lastRunAt: null, isPaused: false }]);
});

test("QV-13: nothing is mailed to somebody who was deactivated, and the subscription stops", async () => {
  await subscribe(agent, asked());
  await pg.db
    .update(users)
    .set({ status: "deactivated" })
    .where(and(eq(users.workspaceId, workspace.id), eq(users.id, agent.actor.userId)));
  await makeDue();
  await mailDueLists(pg.db);
  expect(await mails()).toEqual([]);
  const rows = await pg.db.select().from(viewSubscriptions).where(eq(viewSubscriptions.workspaceId, workspace.id));
  expect(rows).toMatchObject([{ isPaused: true }]);
});

test("QV-13: a paused list is not mailed, and what went by is not sent afterwards", async () => {
  const { id: subscriptionId } = await subscribe(agent, asked());
  await changeSubscription(agent, { subscriptionId, isPaused: true });
  await makeDue();
  await mailDueLists(pg.db);
  const resumed = await changeSubscription(agent, { subscriptionId, isPaused: false });
  expect(Date.parse(resumed.nextRunAt)).toBeGreaterThan(Date.now());
  await mailDueLists(pg.db);
  expect(await mails()).toEqual([]);
  await unsubscribe(agent, { subscriptionId });
  expect((await listSubscriptions(agent)).data).toEqual([]);
});

test("B06: a list of a team is refused to whoever does not see it, and others' subscriptions do not exist", async () => {
  const outsider = await asAgent(workspace);
  await expect(subscribe(outsider, asked({ view: "team-couriers" }))).rejects.toMatchObject({ code: "not_found" });
  const { id: subscriptionId } = await subscribe(agent, asked({ view: "team-couriers" }));
  await expect(unsubscribe(outsider, { subscriptionId })).rejects.toMatchObject({ code: "not_found" });
  await expect(changeSubscription(outsider, { subscriptionId })).rejects.toMatchObject({ code: "not_found" });
  await expect(subscribe(await asApiKey(workspace), asked())).rejects.toMatchObject({ code: "forbidden" });
});

test("a list of a team that one left stops, instead of telling of what one may not see any more", async () => {
  await aTicket(workspace, { teamId: team, subject: "Lost bag" });
  const { id: subscriptionId } = await subscribe(agent, asked({ view: "team-couriers" }));
  await pg.db
    .update(users)
    .set({ preferences: { timeZone: "Asia/Tokyo" } as never })
    .where(eq(users.workspaceId, workspace.id));
  expect((await listSubscriptions(agent)).data).toMatchObject([
    { id: subscriptionId, timeZone: "Asia/Tokyo", name: "Couriers" },
  ]);
  await pg.db.delete(teamMembers).where(eq(teamMembers.workspaceId, workspace.id));
  await makeDue();
  await mailDueLists(pg.db);
  expect(await mails()).toEqual([]);
  expect((await listSubscriptions({ ...agent, actor: { ...agent.actor, teams: new Map() } })).data).toMatchObject([
    { isPaused: true, name: null },
  ]);
});
