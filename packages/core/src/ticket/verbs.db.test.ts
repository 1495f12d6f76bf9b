import { type PatchTicket, SetStatus } from "@desk/contracts/ticket";
import { usingDatabase } from "@desk/db/testing";
import { beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "../context";
import {
  asAdmin,
  asAgent,
  asApiKey,
  asCustomer,
  aTeam,
  aTicket,
  aUser,
  aWorkspace,
  eventsOf,
  historyOf,
  rowOf,
  type TestWorkspace,
} from "../testing";
import {
  assignTicket,
  changeCcs,
  changeFollowers,
  changeLabels,
  changeRequester,
  openTicket,
  patchTicket,
  readTicket,
  removeTicket,
  restoreTicket,
  setNotes,
  setPriority,
  setStatus,
  setSubject,
  setTeam,
  setType,
} from ".";

const pg = usingDatabase();
let workspace: TestWorkspace;
let elsewhere: TestWorkspace;
let team: string;
let otherTeam: string;
let agent: Awaited<ReturnType<typeof asAgent>>;
let reader: Ctx;
let replier: Ctx;
let stranger: Ctx;
let collaborator: Ctx;
let foreigner: Ctx;
beforeAll(async () => {
  workspace = await aWorkspace(pg.db);
  elsewhere = await aWorkspace(pg.db);
  team = await aTeam(workspace, "Riders");
  otherTeam = await aTeam(workspace, "Drivers");
  agent = await asAgent(workspace, { name: "Ana Agent", teams: { [team]: "full", [otherTeam]: "full" } });
  reader = await asAgent(workspace, { teams: { [team]: "read" } });
  replier = await asAgent(workspace, { teams: { [team]: "reply" } });
  stranger = await asAgent(workspace);
  collaborator = await asAgent(workspace, { role: "collaborator", teams: { [team]: "full" } });
  foreigner = await asAdmin(elsewhere);
});

type Change = { does: (ctx: Ctx, ticketId: string) => Promise<unknown>; event: string; allowsReplier?: boolean };
const changes: Record<string, Change> = {
  setStatus: {
    does: (ctx, ticketId) => setStatus(ctx, { ticketId, status: "pending" }),
    event: "ticket.status_changed",
    allowsReplier: true,
  },
  assign: {
    does: (ctx, ticketId) => assignTicket(ctx, { ticketId, assigneeId: agent.actor.userId }),
    event: "ticket.assigned",
  },
  setTeam: { does: (ctx, ticketId) => setTeam(ctx, { ticketId, teamId: otherTeam }), event: "ticket.team_changed" },
  setPriority: {
    does: (ctx, ticketId) => setPriority(ctx, { ticketId, priority: "urgent" }),
    event: "ticket.priority_changed",
  },
  setType: { does: (ctx, ticketId) => setType(ctx, { ticketId, type: "incident" }), event: "ticket.type_changed" },
  setSubject: {
    does: (ctx, ticketId) => setSubject(ctx, { ticketId, subject: "Found bag" }),
    event: "ticket.subject_changed",
  },
  setNotes: {
    does: (ctx, ticketId) => setNotes(ctx, { ticketId, notes: "Call first" }),
    event: "ticket.notes_changed",
  },
  changeLabels: {
    does: (ctx, ticketId) => changeLabels(ctx, { ticketId, add: ["refund"], remove: [] }),
    event: "ticket.labels_changed",
  },
  changeRequester: {
    does: (ctx, ticketId) => changeRequester(ctx, { ticketId, requester: { email: "ben@rides.example" } }),
    event: "ticket.requester_changed",
  },
  changeCcs: {
    does: (ctx, ticketId) => changeCcs(ctx, { ticketId, add: ["cc@rides.example"], remove: [] }),
    event: "ticket.ccs_changed",
  },
  changeFollowers: {
    does: (ctx, ticketId) => changeFollowers(ctx, { ticketId, add: [agent.actor.userId], remove: [] }),
    event: "ticket.followers_changed",
  },
  remove: { does: (ctx, ticketId) => removeTicket(ctx, { ticketId }), event: "ticket.deleted" },
  patch: {
    does: (ctx, ticketId) => patchTicket(ctx, { ticketId, notes: "Call first", priority: "high" }),
    event: "ticket.notes_changed",
  },
};

describe.each(Object.entries(changes))("%s", (_name, { does, event, allowsReplier }) => {
  test("changes the ticket once, with one event of its kind, however often it is called", async () => {
    const { id } = await aTicket(workspace, { teamId: team });
    await does(agent, id);
    const after = await rowOf(workspace, id);
    expect(after.version).toBe(2);
    expect(await eventsOf(workspace, id)).toContain(event);
    await does(agent, id).catch(() => undefined);
    expect(await rowOf(workspace, id)).toEqual(after);
  });

  test("B02: those who may not are refused and the row stays as it was", async () => {
    const { id } = await aTicket(workspace, { teamId: team });
    const before = await rowOf(workspace, id);
    const refusals: [Ctx, string][] = [
      [reader, "forbidden"],
      [collaborator, "forbidden"],
      [stranger, "not_found"],
      [foreigner, "not_found"],
      [await asApiKey(workspace, ["tickets:read"]), "forbidden"],
      [asCustomer(workspace, before.requesterId), "forbidden"],
    ];
    if (!allowsReplier) refusals.push([replier, "forbidden"]);
    for (const [actor, code] of refusals) await expect(does(actor, id)).rejects.toMatchObject({ code });
    expect(await rowOf(workspace, id)).toEqual(before);
    expect(await eventsOf(workspace, id)).toEqual(["ticket.created"]);
  });
});

test("TC-27: an event tells who, which field, from what to what, when and why", async () => {
  const { id } = await aTicket(workspace, { teamId: team });
  await assignTicket(agent, { ticketId: id, assigneeId: agent.actor.userId });
  const [, assigned, opened] = await historyOf(workspace, id);
  expect(assigned).toMatchObject({
    seq: 2,
    type: "ticket.assigned",
    actorKind: "agent",
    actorId: agent.actor.userId,
    data: { field: "assignee", old: null, new: { id: agent.actor.userId, name: "Ana Agent" }, version: 2 },
  });
  expect(opened).toMatchObject({
    seq: 3,
    type: "ticket.status_changed",
    data: { field: "status", old: { category: "new" }, new: { category: "open" }, reason: "first assignment" },
  });
});

test("TC-12: solving an unassigned ticket makes the solver the assignee, a key leaves it unassigned and says so", async () => {
  const byAgent = await aTicket(workspace, { teamId: team });
  const solved = await setStatus(agent, { ticketId: byAgent.id, status: "solved" });
  expect(solved).toMatchObject({ status: "solved", state: "done", assignee: { name: "Ana Agent" } });
  expect(solved.solvedAt).not.toBeNull();
  const byKey = await aTicket(workspace);
  const key = await asApiKey(workspace);
  expect(await patchTicket(key, { ticketId: byKey.id, status: "done" })).toMatchObject({
    status: "solved",
    assignee: null,
  });
  expect((await historyOf(workspace, byKey.id)).at(-1)?.data).toMatchObject({
    reason: "solved by API key without an assignee",
  });
});

test("TC-12: an assignee without access to the new team is taken off the ticket", async () => {
  const { id } = await aTicket(workspace, { teamId: team });
  const colleague = await asAgent(workspace, { teams: { [team]: "full" } });
  await assignTicket(agent, { ticketId: id, assigneeId: colleague.actor.userId });
  const moved = await setTeam(agent, { ticketId: id, teamId: otherTeam });
  expect(moved).toMatchObject({ teamId: otherTeam, assignee: null });
  expect((await historyOf(workspace, id)).at(-1)).toMatchObject({
    type: "ticket.assigned",
    data: { new: null, reason: "has no access to the new team" },
  });
});

test("only active people with access to the team can be assigned, and only people who see the ticket can follow", async () => {
  const { id } = await aTicket(workspace, { teamId: team });
  const others = [
    await aUser(workspace, { teams: { [otherTeam]: "full" } }),
    await aUser(workspace, { teams: { [team]: "read" } }),
    await aUser(workspace, { teams: { [team]: "full" }, status: "deactivated" }),
    await aUser(elsewhere),
  ];
  for (const assigneeId of others)
    await expect(assignTicket(agent, { ticketId: id, assigneeId })).rejects.toMatchObject({ code: "invalid" });
  await expect(changeFollowers(agent, { ticketId: id, add: [others[0]!], remove: [] })).rejects.toMatchObject({
    code: "invalid",
  });
  expect(await eventsOf(workspace, id)).toEqual(["ticket.created"]);
});

test("who moves a ticket out of their own teams still gets an answer and then no longer sees it", async () => {
  const { id } = await aTicket(workspace, { teamId: team });
  const mover = await asAgent(workspace, { teams: { [team]: "full" } });
  const moved = await setTeam(mover, { ticketId: id, teamId: otherTeam });
  expect(Object.values(moved.can)).not.toContain(true);
  await expect(readTicket(mover, { ticketId: id })).rejects.toMatchObject({ code: "not_found" });
  await expect(openTicket(mover, { number: moved.number })).rejects.toMatchObject({ code: "not_found" });
});

test("I01: the same field changed meanwhile is a conflict with both values, another field merges", async () => {
  const { id, version } = await aTicket(workspace, { teamId: team });
  await setPriority(agent, { ticketId: id, version, priority: "high" });
  const before = await rowOf(workspace, id);
  await expect(setPriority(agent, { ticketId: id, version, priority: "low" })).rejects.toMatchObject({
    code: "conflict",
    details: { field: "priority", mine: "low", theirs: "high", version: 2 },
  });
  expect(await rowOf(workspace, id)).toEqual(before);
  const merged = await setNotes(agent, { ticketId: id, version, notes: "Call first" });
  expect(merged).toMatchObject({ priority: "high", notes: "Call first", version: 3 });
  await expect(setPriority(agent, { ticketId: id, version: 3, priority: "low" })).resolves.toMatchObject({
    priority: "low",
  });
});

test("TC-28: a deleted ticket accepts nothing but restore, and both are in its history", async () => {
  const { id } = await aTicket(workspace, { teamId: team });
  await removeTicket(agent, { ticketId: id });
  for (const [name, { does }] of Object.entries(changes))
    if (name !== "remove") await expect(does(agent, id), name).rejects.toMatchObject({ code: "conflict" });
  const restored = await restoreTicket(agent, { ticketId: id });
  expect(restored).toMatchObject({ deletedAt: null, can: { restore: false, delete: true } });
  await restoreTicket(agent, { ticketId: id });
  expect(await eventsOf(workspace, id)).toEqual(["ticket.created", "ticket.deleted", "ticket.restored"]);
});

test("a status of the workspace's own is set by its id, an unknown or foreign one is refused", async () => {
  const { id } = await aTicket(workspace, { teamId: team });
  const own = await setStatus(agent, { ticketId: id, statusId: workspace.statusIds.on_hold });
  expect(own).toMatchObject({ status: "on_hold", statusLabel: "On hold" });
  for (const statusId of [elsewhere.statusIds.open, team])
    await expect(setStatus(agent, { ticketId: id, statusId })).rejects.toMatchObject({ code: "invalid" });
  await expect(setStatus(agent, { ticketId: id, statusId: workspace.statusIds.new })).rejects.toMatchObject({
    code: "invalid",
  });
  expect(SetStatus.safeParse({ ticketId: id }).success).toBe(false);
});

test("PATCH is all or nothing, and each field asks for its own right", async () => {
  const { id } = await aTicket(workspace, { teamId: team, labels: ["vip"] });
  const before = await rowOf(workspace, id);
  const patch: PatchTicket = { ticketId: id, subject: "New subject", status: "closed" };
  await expect(patchTicket(agent, patch)).rejects.toMatchObject({ code: "invalid" });
  await expect(patchTicket(replier, { ticketId: id, status: "pending", subject: "No" })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await rowOf(workspace, id)).toEqual(before);
  const done = await patchTicket(agent, {
    ticketId: id,
    status: "done",
    labels: ["refund", "urgent"],
    assigneeId: agent.actor.userId,
  });
  expect(done).toMatchObject({
    status: "solved",
    labels: ["refund", "urgent"],
    assignee: { name: "Ana Agent" },
    version: 2,
  });
});

test("TC-11: the new requester is no longer on copy, and the head is found under the new name", async () => {
  const { id } = await aTicket(workspace, { teamId: team, ccs: ["ben@rides.example", "eva@rides.example"] });
  const changed = await changeRequester(agent, {
    ticketId: id,
    requester: { email: "ben@rides.example", name: "Ben" },
  });
  expect(changed.requester.email).toBe("ben@rides.example");
  expect(changed.ccs.map(({ email }) => email)).toEqual(["eva@rides.example"]);
  const fewer = await changeCcs(agent, { ticketId: id, add: ["ben@rides.example"], remove: ["eva@rides.example"] });
  expect(fewer.ccs).toEqual([]);
});
