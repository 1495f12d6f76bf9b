import { PostMessage } from "@desk/contracts/ticket";
import { usingDatabase } from "@desk/db/testing";
import { beforeAll, expect, test } from "vitest";
import { type Ctx, newId } from "../context";
import {
  aClock,
  aPolicy,
  asAgent,
  asCustomer,
  aTeam,
  aTicket,
  aWorkspace,
  historyOf,
  messagesOf,
  rowOf,
} from "../testing";
import { readTicket, setStatus } from "../ticket";
import { postMessage } from ".";

const pg = usingDatabase();
const clock = aClock();
let workspace: Awaited<ReturnType<typeof aWorkspace>>;
beforeAll(async () => {
  workspace = await aWorkspace(pg.db, { now: clock.now });
});

type Policy = Parameters<typeof aPolicy>[2];
type Solved = { id: string; number: number; agent: Ctx; customer: Ctx; teamId: string; assigneeId: string };

/** A ticket its agent just solved, in a team with this policy. */
async function aSolvedTicket(policy: Policy): Promise<Solved> {
  const teamId = await aTeam(workspace);
  if (Object.keys(policy).length > 0) await aPolicy(workspace, teamId, policy);
  const agent = await asAgent(workspace, { teams: { [teamId]: "full" } });
  const { id, number, requester } = await aTicket(workspace, {
    teamId,
    assigneeId: agent.actor.userId,
    labels: ["vip"],
  });
  await setStatus(agent, { ticketId: id, status: "solved" });
  return { id, number, agent, customer: asCustomer(workspace, requester.id), teamId, assigneeId: agent.actor.userId };
}

const answer = async ({ customer, id }: Solved) =>
  (await postMessage(customer, PostMessage.parse({ ticketId: id, kind: "reply", body: { text: "Again." } }))).ticket;
const dataOf = async (ticketId: string, type: string) =>
  (await historyOf(workspace, ticketId)).findLast((event) => event.type === type)?.data;

test("TC-05: a team that says nothing reopens a solved ticket however late, with its assignee", async () => {
  const solved = await aSolvedTicket({});
  clock.advance({ days: 200 });
  expect((await answer(solved)).id).toBe(solved.id);
  expect(await rowOf(workspace, solved.id)).toMatchObject({
    category: "open",
    solvedAt: null,
    assigneeId: solved.assigneeId,
  });
  expect(await dataOf(solved.id, "ticket.status_changed")).toMatchObject({ reason: "customer replied" });
});

test("TC-05: a team that never reopens gets a linked follow-up at once, and the solved ticket stays as it was", async () => {
  const solved = await aSolvedTicket({ reopenPolicy: "never", keepsAssigneeOnReopen: false });
  const before = await rowOf(workspace, solved.id);
  const { id } = await answer(solved);
  expect(id).not.toBe(solved.id);
  expect(await readTicket(solved.agent, { ticketId: id })).toMatchObject({
    followUpOf: { id: solved.id, number: solved.number },
    labels: ["vip"],
    team: { id: solved.teamId },
    assignee: { id: solved.assigneeId },
    status: "open",
  });
  expect((await messagesOf(workspace, id)).map(({ bodyText }) => bodyText)).toEqual(["Again."]);
  expect(await dataOf(id, "ticket.created")).toMatchObject({
    followUpOf: { id: solved.id, reason: "this team leaves solved tickets solved" },
  });
  expect(await rowOf(workspace, solved.id)).toEqual(before);
  expect((await readTicket(solved.agent, { ticketId: solved.id })).followUps.map((link) => link.id)).toEqual([id]);
});

test("TC-05: within the days, to their last moment, a solved ticket reopens; a moment later it is followed up", async () => {
  const inTime = await aSolvedTicket({ reopenPolicy: "within_days", reopenDays: 3 });
  clock.advance({ days: 3 });
  expect((await answer(inTime)).id).toBe(inTime.id);
  expect(await dataOf(inTime.id, "ticket.status_changed")).toMatchObject({ reason: "customer replied within 3 days" });

  const late = await aSolvedTicket({ reopenPolicy: "within_days", reopenDays: 3 });
  clock.advance({ days: 3, seconds: 0.001 });
  const { id } = await answer(late);
  expect(id).not.toBe(late.id);
  expect((await rowOf(workspace, late.id)).category).toBe("solved");
  expect(await dataOf(id, "ticket.created")).toMatchObject({
    followUpOf: { id: late.id, reason: "answered more than 3 days after it was solved" },
  });
});

test("TC-05: the days count from the last solving, not from the first", async () => {
  const solved = await aSolvedTicket({ reopenPolicy: "within_days", reopenDays: 2 });
  clock.advance({ days: 2 });
  await answer(solved);
  await setStatus(solved.agent, { ticketId: solved.id, status: "solved" });
  clock.advance({ days: 2 });
  expect((await answer(solved)).id).toBe(solved.id);
});

test("TC-05: a team may drop the assignee when a ticket reopens, and the history says why", async () => {
  const solved = await aSolvedTicket({ keepsAssigneeOnReopen: false });
  await answer(solved);
  expect(await rowOf(workspace, solved.id)).toMatchObject({ category: "open", assigneeId: null });
  expect(await dataOf(solved.id, "ticket.assigned")).toMatchObject({
    old: { id: solved.assigneeId },
    new: null,
    reason: "reopened",
  });
  const pending = await aSolvedTicket({ keepsAssigneeOnReopen: false });
  await setStatus(pending.agent, { ticketId: pending.id, status: "pending" });
  await answer(pending);
  expect(await rowOf(workspace, pending.id)).toMatchObject({ category: "open", assigneeId: pending.assigneeId });
});

test("TC-05: an agent's reply to a solved ticket is not the policy's matter", async () => {
  const { agent, id } = await aSolvedTicket({ reopenPolicy: "never" });
  const reply = PostMessage.parse({
    ticketId: id,
    kind: "reply",
    body: { text: "One more thing." },
    clientId: newId(),
  });
  expect((await postMessage(agent, reply)).ticket).toMatchObject({ id, status: "solved" });
});

test("TC-05: a ticket without a team reopens and keeps its assignee", async () => {
  const solved = await aSolvedTicket({ reopenPolicy: "never", keepsAssigneeOnReopen: false });
  const { id, requester } = await aTicket(workspace, { assigneeId: solved.assigneeId, status: "solved" });
  clock.advance({ days: 30 });
  const ticket = await answer({ ...solved, id, customer: asCustomer(workspace, requester.id) });
  expect(ticket).toMatchObject({ id, status: "open" });
  expect((await rowOf(workspace, id)).assigneeId).toBe(solved.assigneeId);
});

test("I04: an answer that made a follow-up and is sent again makes no second one", async () => {
  const solved = await aSolvedTicket({ reopenPolicy: "never" });
  const reply = PostMessage.parse({
    ticketId: solved.id,
    kind: "reply",
    body: { text: "It came back." },
    clientId: newId(),
  });
  const first = await postMessage(solved.customer, reply);
  const again = await postMessage(solved.customer, reply);
  expect(first.ticket.id).not.toBe(solved.id);
  expect(again).toEqual(first);
});
