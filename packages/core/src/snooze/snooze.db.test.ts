import { SnoozeTicket } from "@desk/contracts/snooze";
import { ListTickets, PostMessage } from "@desk/contracts/ticket";
import { users } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { AgentActor, Ctx } from "../context";
import { postMessage } from "../message";
import {
  aClock,
  asAgent,
  asApiKey,
  asCustomer,
  aTeam,
  aTicket,
  aWorkspace,
  eventsOf,
  historyOf,
  makeSnoozeDue,
  rowOf,
  type TestWorkspace,
} from "../testing";
import { assignTicket, listTickets, readTicket, removeTicket, restoreTicket, setStatus } from "../ticket";
import { countViews } from "../view";
import { snoozeTicket, wakeDueTickets, wakeTicket } from ".";

const pg = usingDatabase();
const clock = aClock();
const tomorrow = "2026-11-23T09:00:00.000Z";
let workspace: TestWorkspace;
let agent: Ctx<AgentActor>;
beforeAll(async () => {
  workspace = await aWorkspace(pg.db, { now: clock.now });
  agent = await asAgent(workspace, { name: "Robin Agent" });
});

const snoozed = async (until = tomorrow, ctx: Ctx = agent) => {
  const { id } = await aTicket(workspace);
  return snoozeTicket(ctx, SnoozeTicket.parse({ ticketId: id, until }));
};
const lastEvent = async (ticketId: string) => (await historyOf(workspace, ticketId)).at(-1);
const answer = (ticketId: string) => PostMessage.parse({ ticketId, kind: "reply", body: { text: "Any news?" } });

test("TC-06: a snoozed ticket says until when and by whom, and leaves the queues and their counts", async () => {
  const { counts: before } = await countViews(agent);
  const ticket = await snoozed();
  expect(ticket).toMatchObject({ snoozedUntil: tomorrow, snoozedBy: { name: "Robin Agent" } });
  expect(await lastEvent(ticket.id)).toMatchObject({
    type: "ticket.snoozed",
    actorId: agent.actor.userId,
    data: { old: null, new: tomorrow },
  });
  for (const view of ["my-queue", "unassigned", "all-open"]) {
    const { data } = await listTickets(agent, ListTickets.parse({ view }));
    expect([view, data.some(({ id }) => id === ticket.id)]).toEqual([view, false]);
  }
  expect((await countViews(agent)).counts.unassigned).toBe(before.unassigned);
  const { data } = await listTickets(agent, ListTickets.parse({ view: "all" }));
  expect(data.find(({ id }) => id === ticket.id)?.snoozedUntil).toBe(tomorrow);
  expect((await wakeTicket(agent, { ticketId: ticket.id })).snoozedUntil).toBeNull();
  expect((await countViews(agent)).counts.unassigned).toBe((before.unassigned ?? 0) + 1);
  expect(await lastEvent(ticket.id)).toMatchObject({ type: "ticket.woken", data: { reason: "asked", old: tomorrow } });
});

test("TC-06: words go by the clock of the person's account, or by the one that is given", async () => {
  await workspace.db
    .update(users)
    .set({ preferences: { timeZone: "Asia/Tokyo" } as never })
    .where(and(eq(users.workspaceId, workspace.id), eq(users.id, agent.actor.userId)));
  expect((await snoozed("tomorrow")).snoozedUntil).toBe("2026-11-23T00:00:00.000Z");
  const { id } = await aTicket(workspace);
  const there = SnoozeTicket.parse({ ticketId: id, until: "tomorrow", timeZone: "America/Sao_Paulo" });
  expect((await snoozeTicket(agent, there)).snoozedUntil).toBe("2026-11-23T12:00:00.000Z");
  await expect(snoozeTicket(agent, { ...there, timeZone: "Moon/Base" })).rejects.toMatchObject({ code: "invalid" });
});

test("a time that has passed or lies a year ahead is refused, and a solved or deleted ticket is not snoozed", async () => {
  const { id: ticketId } = await aTicket(workspace);
  for (const until of ["2026-11-22T09:00:00.000Z", "2028-01-01T00:00:00.000Z"])
    await expect(snoozeTicket(agent, { ticketId, until })).rejects.toMatchObject({
      code: "invalid",
      details: { fields: [{ path: "until" }] },
    });
  await setStatus(agent, { ticketId, status: "solved" });
  await expect(snoozeTicket(agent, { ticketId, until: tomorrow })).rejects.toMatchObject({ code: "conflict" });
  const { id: other } = await aTicket(workspace);
  await removeTicket(workspace.system, { ticketId: other });
  await expect(snoozeTicket(agent, { ticketId: other, until: tomorrow })).rejects.toMatchObject({ code: "conflict" });
});

test("snoozing twice until the same time is one event, another time is another, and a stale second time is a conflict", async () => {
  const { id: ticketId, version } = await aTicket(workspace);
  await Promise.all([1, 2].map(() => snoozeTicket(agent, { ticketId, until: tomorrow })));
  expect(await eventsOf(workspace, ticketId)).toEqual(["ticket.created", "ticket.snoozed"]);
  const later = { ticketId, until: "2026-11-24T09:00:00.000Z" };
  await expect(snoozeTicket(agent, { ...later, version })).rejects.toMatchObject({
    code: "conflict",
    details: { field: "snoozedUntil", theirs: tomorrow },
  });
  await snoozeTicket(agent, later);
  expect(await lastEvent(ticketId)).toMatchObject({ data: { old: tomorrow, new: later.until } });
});

test("who may not change a ticket may not snooze it, and a customer does not learn of it", async () => {
  const teamId = await aTeam(workspace);
  const { id: ticketId } = await aTicket(workspace, { teamId });
  const reader = await asAgent(workspace, { teams: { [teamId]: "read" } });
  await expect(snoozeTicket(reader, { ticketId, until: tomorrow })).rejects.toMatchObject({ code: "forbidden" });
  await expect(snoozeTicket(agent, { ticketId, until: tomorrow })).rejects.toMatchObject({ code: "not_found" });
  const next = await asAgent(await aWorkspace(pg.db, { now: clock.now }));
  await expect(wakeTicket(next, { ticketId })).rejects.toMatchObject({ code: "not_found" });
  const key = await asApiKey(workspace);
  expect(await snoozeTicket(key, { ticketId, until: tomorrow })).toMatchObject({ snoozedBy: null });
  const customer = asCustomer(workspace, (await rowOf(workspace, ticketId)).requesterId);
  expect(await readTicket(customer, { ticketId })).toMatchObject({ snoozedUntil: null, snoozedBy: null });
});

test("TC-06: the customer's answer wakes it in the same transaction, an agent's reply does not", async () => {
  const { id: ticketId } = await snoozed();
  await postMessage(agent, answer(ticketId));
  expect((await rowOf(workspace, ticketId)).snoozedUntil).not.toBeNull();
  const customer = asCustomer(workspace, (await rowOf(workspace, ticketId)).requesterId);
  await postMessage(customer, answer(ticketId));
  expect(await rowOf(workspace, ticketId)).toMatchObject({ snoozedUntil: null, snoozedById: null });
  const woken = (await historyOf(workspace, ticketId)).filter(({ type }) => type === "ticket.woken");
  expect(woken).toMatchObject([{ actorKind: "customer", data: { reason: "customer" } }]);
  expect(woken[0]?.data.version).toBe((await lastEvent(ticketId))?.data.version);
});

test.each(["solved", "deleted"] as const)(
  "TC-06: what is %s is snoozed no more, and stays so when it comes back",
  async (how) => {
    const { id: ticketId } = await snoozed();
    if (how === "solved") await setStatus(agent, { ticketId, status: "solved" });
    else await removeTicket(workspace.system, { ticketId });
    expect((await rowOf(workspace, ticketId)).snoozedUntil).toBeNull();
    expect(await lastEvent(ticketId)).toMatchObject({ type: "ticket.woken", data: { reason: how } });
    if (how === "solved") await setStatus(agent, { ticketId, status: "open" });
    else await restoreTicket(workspace.system, { ticketId });
    expect((await rowOf(workspace, ticketId)).snoozedUntil).toBeNull();
  },
);

test("TC-06: it wakes on time, once, whatever several workers at once do, and nothing wakes early", async () => {
  const due = await Promise.all([1, 2, 3].map(() => snoozed()));
  const early = await snoozed(new Date(Date.now() + 86_400_000).toISOString());
  for (const { id } of due) await makeSnoozeDue(workspace, id);
  const [control] = due;
  const counts = await Promise.all([wakeDueTickets(pg.db), wakeDueTickets(pg.db), wakeDueTickets(pg.db)]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(3);
  expect(await wakeDueTickets(pg.db)).toBe(0);
  for (const { id } of due) {
    expect(await eventsOf(workspace, id)).toEqual(["ticket.created", "ticket.snoozed", "ticket.woken"]);
    expect(await lastEvent(id)).toMatchObject({ actorKind: "system", data: { reason: "due" } });
  }
  expect((await rowOf(workspace, early.id)).snoozedUntil).not.toBeNull();
  expect((await readTicket(agent, { ticketId: control?.id ?? "" })).snoozedUntil).toBeNull();
});

test("J08: the database's clock decides: a server two hours ahead or behind wakes nothing early and nothing late", async () => {
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  for (const skewHours of [2, -2]) {
    const skewed = { ...agent, now: () => new Date(Date.now() + skewHours * 3_600_000) };
    const { id: ticketId } = await aTicket(workspace);
    if (skewHours > 0)
      await expect(snoozeTicket(skewed, { ticketId, until: inAnHour })).rejects.toMatchObject({ code: "invalid" });
    else {
      await snoozeTicket(skewed, { ticketId, until: inAnHour });
      expect(await wakeDueTickets(pg.db)).toBe(0);
      const aMinuteAgo = new Date(Date.now() - 60_000).toISOString();
      await snoozeTicket(skewed, { ticketId, until: aMinuteAgo });
      expect(await wakeDueTickets(pg.db)).toBe(1);
      expect(Math.abs(((await lastEvent(ticketId))?.createdAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    }
  }
});

test("reassigning, labelling and noting leave it snoozed", async () => {
  const { id: ticketId } = await snoozed();
  await assignTicket(agent, { ticketId, assigneeId: agent.actor.userId });
  await postMessage(agent, { ...answer(ticketId), kind: "note" });
  expect((await rowOf(workspace, ticketId)).snoozedUntil).not.toBeNull();
});
