import { CreateTicket, PostMessage } from "@desk/contracts/ticket";
import { usingDatabase } from "@desk/db/testing";
import { beforeAll, expect, test } from "vitest";
import { inTransaction, newId } from "../context";
import { postMessage } from "../message";
import {
  asAgent,
  asApiKey,
  aTeam,
  aTicket,
  aWorkspace,
  eventsOf,
  historyOf,
  messagesOf,
  rowOf,
  type TestWorkspace,
} from "../testing";
import { changeLabels, claimTicket, createTicket, readTicket, removeTicket, setStatus, setSubject } from ".";

const pg = usingDatabase();
let workspace: TestWorkspace;
let team: string;
let agent: Awaited<ReturnType<typeof asAgent>>;
beforeAll(async () => {
  workspace = await aWorkspace(pg.db);
  team = await aTeam(workspace, "Riders");
  agent = await asAgent(workspace, { name: "Ana Agent", teams: { [team]: "full" } });
});

const input = (more: Partial<Parameters<typeof CreateTicket.parse>[0] & object> = {}) =>
  CreateTicket.parse({
    subject: "Lost bag",
    requester: { email: "ana@rides.example" },
    body: { text: "Blue." },
    ...more,
  });

test("I01: of two who change the same field at the same moment one wins and the other learns of it", async () => {
  const { id, version } = await aTicket(workspace, { teamId: team });
  const results = await Promise.allSettled([
    setSubject(agent, { ticketId: id, version, subject: "One" }),
    setSubject(agent, { ticketId: id, version, subject: "Two" }),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const { subject } = await rowOf(workspace, id);
  const lost = results.find((result) => result.status === "rejected");
  expect(lost?.reason).toMatchObject({ code: "conflict", details: { theirs: subject } });
});

test("I02: of 50 who claim at once exactly one owns the ticket", async () => {
  const { id } = await aTicket(workspace, { teamId: team });
  const people = await Promise.all(Array.from({ length: 50 }, () => asAgent(workspace, { teams: { [team]: "full" } })));
  const results = await Promise.allSettled(people.map((ctx) => claimTicket(ctx, { ticketId: id })));
  const winners = results.filter(({ status }) => status === "fulfilled");
  expect(winners).toHaveLength(1);
  for (const result of results)
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict" });
  expect((await eventsOf(workspace, id)).filter((type) => type === "ticket.assigned")).toHaveLength(1);
  const owner = people[results.findIndex(({ status }) => status === "fulfilled")];
  expect((await rowOf(workspace, id)).assigneeId).toBe(owner?.actor.userId);
  if (owner) await expect(claimTicket(owner, { ticketId: id })).resolves.toMatchObject({ version: 2 });
});

test("50 different changes at once all count, and their events are numbered without gaps", async () => {
  const { id } = await aTicket(workspace, { teamId: team });
  await Promise.all(
    Array.from({ length: 50 }, (_, n) => changeLabels(agent, { ticketId: id, add: [`label ${n}`], remove: [] })),
  );
  const { version, eventSeq } = await rowOf(workspace, id);
  expect([version, eventSeq]).toEqual([51, 51]);
  expect((await historyOf(workspace, id)).map(({ seq }) => seq)).toEqual(Array.from({ length: 51 }, (_, n) => n + 1));
  expect((await readTicket(agent, { ticketId: id })).labels).toHaveLength(50);
});

test("I06: 100 tickets made at once, a third of them rolled back, have different numbers", async () => {
  const key = await asApiKey(workspace);
  const results = await Promise.allSettled(
    Array.from({ length: 100 }, (_, n) =>
      inTransaction(key, async (ctx) => {
        const made = await createTicket(ctx, input({ requester: { email: `person${n % 7}@rides.example` } }));
        if (n % 3 === 0) throw new Error("rolled back");
        return made.number;
      }),
    ),
  );
  const numbers = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  expect(numbers).toHaveLength(66);
  expect(new Set(numbers).size).toBe(66);
});

test("TC-32: 50 at once with one deduplication key make one ticket, and a new one once that is solved", async () => {
  const key = await asApiKey(workspace);
  const dedupKey = "alarm-17";
  const all = await Promise.all(Array.from({ length: 50 }, () => createTicket(key, input({ dedupKey }))));
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  const [first] = all;
  await setStatus(key, { ticketId: first?.id ?? "", status: "solved" });
  const second = await createTicket(key, input({ dedupKey }));
  expect(second.id).not.toBe(first?.id);
  const reopened = await setStatus(key, { ticketId: first?.id ?? "", status: "open" });
  expect(reopened.status).toBe("open");
  expect((await createTicket(key, input({ dedupKey }))).id).toBe(second.id);
  await removeTicket(key, { ticketId: second.id });
  expect((await createTicket(key, input({ dedupKey }))).id).not.toBe(second.id);
});

test("50 first tickets of one new address make one customer", async () => {
  const key = await asApiKey(workspace);
  const all = await Promise.all(
    Array.from({ length: 50 }, () => createTicket(key, input({ requester: { email: "fresh@rides.example" } }))),
  );
  expect(new Set(all.map(({ requester }) => requester.id)).size).toBe(1);
});

test("the same external id twice is a conflict, also at once", async () => {
  const key = await asApiKey(workspace);
  const results = await Promise.allSettled(
    Array.from({ length: 8 }, () => createTicket(key, input({ externalId: "order-1" }))),
  );
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results)
    if (result.status === "rejected")
      expect(result.reason).toMatchObject({ code: "conflict", details: { field: "externalId" } });
});

test("I04: a double click sends one reply, a retry gets the same message back", async () => {
  const { id } = await aTicket(workspace, { teamId: team });
  const reply = PostMessage.parse({
    ticketId: id,
    kind: "reply",
    body: { text: "We look for it." },
    clientId: newId(),
  });
  const sent = await Promise.all(Array.from({ length: 10 }, () => postMessage(agent, reply)));
  expect(new Set(sent.map(({ message }) => message.id))).toEqual(new Set([reply.clientId]));
  expect(await messagesOf(workspace, id)).toHaveLength(2);
  expect((await eventsOf(workspace, id)).filter((type) => type === "message.replied")).toHaveLength(1);
  const other = await aTicket(workspace, { teamId: team });
  const colleague = await asAgent(workspace, { teams: { [team]: "full" } });
  for (const [ctx, post] of [
    [agent, { ...reply, ticketId: other.id }],
    [colleague, reply],
    [agent, { ...reply, kind: "note" as const }],
  ] as const)
    await expect(postMessage(ctx, post)).rejects.toMatchObject({ code: "conflict", details: { field: "clientId" } });
  expect(await messagesOf(workspace, other.id)).toHaveLength(1);
});

test("replies at once are numbered without gaps", async () => {
  const { id } = await aTicket(workspace, { teamId: team });
  const post = (n: number) =>
    postMessage(agent, PostMessage.parse({ ticketId: id, kind: n % 2 ? "reply" : "note", body: { text: `${n}` } }));
  await Promise.all(Array.from({ length: 20 }, (_, n) => post(n)));
  expect((await messagesOf(workspace, id)).map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
  expect((await rowOf(workspace, id)).messageSeq).toBe(21);
});
