import { SkipTicket, TakeNext } from "@desk/contracts/queue";
import { ListTickets, PostMessage } from "@desk/contracts/ticket";
import { usingDatabase } from "@desk/db/testing";
import { beforeEach, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../context";
import { postMessage } from "../message";
import { snoozeTicket } from "../snooze";
import {
  aClock,
  asAgent,
  asApiKey,
  asCustomer,
  aTeam,
  aTicket,
  aWorkspace,
  eventsOf,
  rowOf,
  type TestWorkspace,
} from "../testing";
import { assignTicket, listTickets, setStatus } from "../ticket";
import { skipTicket, takeNext } from ".";

const pg = usingDatabase();
let clock: ReturnType<typeof aClock>;
let workspace: TestWorkspace;
let team: string;
let agent: Ctx<AgentActor>;
beforeEach(async () => {
  clock = aClock();
  workspace = await aWorkspace(pg.db, { now: clock.now });
  team = await aTeam(workspace, "Riders");
  agent = await asAgent(workspace, { teams: { [team]: "full" } });
});

const take = async (ctx: Ctx = agent, input: Parameters<typeof TakeNext.parse>[0] = {}) =>
  (await takeNext(ctx, TakeNext.parse(input))).ticket?.id ?? null;
const skip = (ticketId: string, ctx: Ctx = agent) =>
  skipTicket(ctx, SkipTicket.parse({ ticketId, reason: "Not mine" }));
const ticket = async (more: Parameters<typeof aTicket>[1] = {}) => {
  clock.advance({ seconds: 1 });
  return (await aTicket(workspace, { teamId: team, ...more })).id;
};
const fifty = () => Promise.all(Array.from({ length: 50 }, () => asAgent(workspace, { teams: { [team]: "full" } })));

test("I02, QV-11: of fifty who press at once on thirty tickets each ticket goes to one, nobody gets two, twenty get nothing", async () => {
  for (let index = 0; index < 30; index++) await ticket({ priority: index % 3 === 0 ? "urgent" : "normal" });
  const people = await fifty();
  const taken = (await Promise.all(people.map((ctx) => take(ctx)))).filter((id) => id !== null);
  expect([taken.length, new Set(taken).size]).toEqual([30, 30]);
  for (const id of taken) {
    expect((await eventsOf(workspace, id)).filter((type) => type === "ticket.assigned")).toHaveLength(1);
    expect((await rowOf(workspace, id)).category).toBe("open");
  }
  const owners = await Promise.all(taken.map(async (id) => (await rowOf(workspace, id)).assigneeId));
  expect(new Set(owners).size).toBe(30);
});

test("I02, the control: without the lock many get the same ticket", async () => {
  for (let index = 0; index < 30; index++) await ticket();
  const people = await fifty();
  const taken = await Promise.all(
    people.map(async (ctx) => {
      const { data } = await listTickets(ctx, ListTickets.parse({ view: "my-queue", sort: "priority" }));
      const id = data.find(({ assignee }) => assignee === null)?.id;
      if (id !== undefined) await assignTicket(ctx, { ticketId: id, assigneeId: ctx.actor.userId });
      return id;
    }),
  );
  const got = taken.filter((id) => id !== undefined);
  expect(new Set(got).size).toBeLessThan(got.length);
});

test("QV-11: the most urgent comes first, of equals the one that waits longest", async () => {
  const [old, young] = [await ticket(), await ticket()];
  const [low, urgent] = [await ticket({ priority: "low" }), await ticket({ priority: "urgent" })];
  const order = [];
  for (let id = await take(); id !== null; id = await take()) {
    order.push(id);
    await setStatus(agent, { ticketId: id, status: "pending" });
  }
  expect(order).toEqual([urgent, old, young, low]);
});

test("QV-11: snoozed, pending, solved, deleted and other people's tickets are not taken", async () => {
  const [asleep, pending, solved, theirs, free] = [
    await ticket(),
    await ticket(),
    await ticket(),
    await ticket(),
    await ticket({ priority: "low" }),
  ];
  const colleague = await asAgent(workspace, { teams: { [team]: "full" } });
  await snoozeTicket(colleague, { ticketId: asleep, until: "2026-11-23T09:00:00.000Z" });
  await setStatus(colleague, { ticketId: pending, status: "pending" });
  await setStatus(colleague, { ticketId: solved, status: "solved" });
  await assignTicket(colleague, { ticketId: theirs, assigneeId: colleague.actor.userId });
  expect(await take()).toBe(free);
});

test("B06, QV-11: what one may not see or may only answer is not taken; tickets without a team are everybody's", async () => {
  const other = await aTeam(workspace, "Merchants");
  const hidden = await ticket({ teamId: other, priority: "urgent" });
  expect(await take()).toBeNull();
  const replier = await asAgent(workspace, { teams: { [other]: "reply" } });
  expect(await take(replier)).toBeNull();
  const teamless = await ticket({ teamId: null, priority: "low" });
  expect(await take(replier)).toBe(teamless);
  const full = await asAgent(workspace, { teams: { [other]: "full" } });
  expect(await take(full)).toBe(hidden);
  await expect(take(await asApiKey(workspace))).rejects.toMatchObject({ code: "forbidden" });
  await expect(take(await asAgent(workspace, { role: "collaborator" }))).rejects.toMatchObject({ code: "forbidden" });
});

test("QV-11: what I took and did not answer comes back to me, the one just left out of turn", async () => {
  const first = await ticket({ priority: "urgent" });
  const second = await ticket();
  expect(await take()).toBe(first);
  expect(await take()).toBe(first);
  expect(await take(agent, { exceptId: first })).toBe(second);
  expect((await eventsOf(workspace, first)).filter((type) => type === "ticket.assigned")).toHaveLength(1);
  await postMessage(agent, PostMessage.parse({ ticketId: first, kind: "reply", body: { text: "Found it." } }));
  expect(await take()).toBe(second);
});

test("QV-11: a team's view is worked through by itself", async () => {
  await ticket({ teamId: null, priority: "urgent" });
  const ours = await ticket({ priority: "low" });
  expect(await take(agent, { view: "team-riders" })).toBe(ours);
  await expect(take(agent, { view: "team-none" })).rejects.toMatchObject({ code: "not_found" });
});

test("QV-11: a skipped ticket is free for others, not offered to me for eight hours, and then again", async () => {
  const id = await ticket();
  expect(await take()).toBe(id);
  expect(await skip(id)).toEqual({ ticketId: id, isReleased: true });
  expect((await rowOf(workspace, id)).assigneeId).toBeNull();
  expect(await takeNext(agent, TakeNext.parse({}))).toEqual({ ticket: null, skipped: 1 });
  clock.advance({ minutes: 8 * 60 + 1 });
  expect(await take()).toBe(id);
  await skip(id);
  const colleague = await asAgent(workspace, { teams: { [team]: "full" } });
  expect(await take(colleague)).toBe(id);
});

test("QV-11: skipping releases nothing I worked on, was given, or that is somebody else's", async () => {
  const [answered, given] = [await ticket(), await ticket()];
  expect(await take()).toBe(answered);
  await postMessage(
    agent,
    PostMessage.parse({ ticketId: answered, kind: "note", body: { text: "Asked the driver." } }),
  );
  expect(await skip(answered)).toMatchObject({ isReleased: false });
  await assignTicket(workspace.system, { ticketId: given, assigneeId: agent.actor.userId });
  expect(await skip(given)).toMatchObject({ isReleased: false });
  expect((await rowOf(workspace, given)).assigneeId).toBe(agent.actor.userId);
});

test("a customer who writes meanwhile does not keep a skipped ticket with me", async () => {
  const id = await ticket();
  await take();
  const { requesterId } = await rowOf(workspace, id);
  await postMessage(
    asCustomer(workspace, requesterId),
    PostMessage.parse({ ticketId: id, kind: "reply", body: { text: "?" } }),
  );
  expect(await skip(id)).toMatchObject({ isReleased: true });
});
