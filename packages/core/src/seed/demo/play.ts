import { CreateCustomer } from "@desk/contracts/customer";
import { CreateTicket } from "@desk/contracts/ticket";
import type { Db } from "@desk/db/client";
import { type Actor, type AgentActor, type Ctx, inTransaction, systemCtx } from "../../context";
import { createCustomer } from "../../customer";
import { type Storage, storeFile } from "../../file";
import { postMessage } from "../../message";
import { assignTicket, changeFollowers, createTicket, setNotes, setStatus } from "../../ticket";
import { defaultRoles } from "../../workspace";
import { demoFile } from "./files";
import type { Company } from "./found";
import type { DemoAgent } from "./people";
import type { PlannedTicket } from "./plan";
import { teamKeys } from "./scenario";

/** Where the seed writes, and for whom. */
export type Stage = { db: Db; company: Company; storage: Storage | null };
type Made = { ticketId: string; customerId: string; planned: PlannedTicket };

const batchSize = 25;

/** Lives every planned ticket through the verbs, each step at its own time. */
export async function playTickets(stage: Stage, planned: readonly PlannedTicket[]): Promise<void> {
  const customerIds = await makeCustomers(stage, planned);
  const made: Made[] = [];
  // Numbers follow the order of creation, so tickets are made one after the other and continued side by side.
  for (let from = 0; from < planned.length; from += batchSize) {
    const batch = planned.slice(from, from + batchSize);
    made.push(
      ...(await inTransaction(as(stage, { kind: "system", name: "seed" }, new Date(0)), async ({ db }) => {
        const tickets: Made[] = [];
        for (const one of batch)
          tickets.push(await open({ ...stage, db }, one, customerIds.get(one.customer.key) ?? ""));
        return tickets;
      })),
    );
  }
  const waiting = made.toReversed();
  const worker = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await proceed(stage, next);
  };
  await Promise.all([worker(), worker(), worker()]);
}

const as = ({ db, company }: Stage, actor: Actor, at: Date, isInTransaction = false): Ctx => ({
  db,
  workspaceId: company.workspaceId,
  actor,
  now: () => at,
  isInTransaction,
});

/** Everyone who asks, known since their first ticket. */
async function makeCustomers(stage: Stage, planned: readonly PlannedTicket[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const ctx = systemCtx(stage.db, stage.company.workspaceId, "seed");
  await inTransaction(ctx, async ({ db }) => {
    for (const { customer, createdAt } of planned) {
      if (ids.has(customer.key)) continue;
      const { key, first: _first, city: _city, street: _street, ...input } = customer;
      const at = as({ ...stage, db }, ctx.actor, createdAt, true);
      ids.set(key, (await createCustomer(at, CreateCustomer.parse(input))).id);
    }
  });
  return ids;
}

async function open(stage: Stage, planned: PlannedTicket, customerId: string): Promise<Made> {
  const { customer, scenario, createdAt, lines } = planned;
  const ctx = as(stage, { kind: "system", name: "mail" }, createdAt, true);
  const { id: ticketId } = await createTicket(
    ctx,
    CreateTicket.parse({
      subject: planned.subject,
      requester: { customerId },
      body: { text: lines[0].text },
      attachmentIds: await attachmentsOf(stage, ctx, scenario.file),
      priority: planned.priority,
      type: scenario.type ?? "question",
      teamId: stage.company.teamIds.get(planned.team) ?? null,
      labels: planned.labels,
      ccs: planned.cc === null ? [] : [planned.cc],
      externalId: null,
      dedupKey: null,
    }),
    { channel: customer.externalId?.endsWith("7") ? "web" : "email" },
  );
  return { ticketId, customerId, planned };
}

async function attachmentsOf({ storage }: Stage, ctx: Ctx, name: string | undefined): Promise<string[]> {
  if (storage === null || name === undefined) return [];
  const bytes = (async function* () {
    yield demoFile(name);
  })();
  return [(await storeFile(ctx, storage, { fileName: name, bytes })).id];
}

/** Everything after the first message: who takes it, what is said, where it ends. */
function proceed(stage: Stage, { ticketId, customerId, planned }: Made): Promise<void> {
  const { agent, lines, fate, pinned, settledAt } = planned;
  return inTransaction(as(stage, { kind: "system", name: "seed" }, settledAt), async ({ db }) => {
    const within = { ...stage, db };
    const by = (actor: Actor, at: Date) => as(within, actor, at, true);
    const rest = lines.slice(1);
    const takenAt = new Date((lines[0].at.getTime() + (rest[0]?.at ?? settledAt).getTime()) / 2);
    if (agent !== null) {
      const me = agentActor(stage.company, agent);
      await assignTicket(by(me, takenAt), { ticketId, version: undefined, assigneeId: me.userId });
      const follower = planned.follower === null ? undefined : stage.company.userIds.get(planned.follower.key);
      if (follower !== undefined) await changeFollowers(by(me, takenAt), { ticketId, add: [follower], remove: [] });
      if (pinned !== null) await setNotes(by(me, takenAt), { ticketId, version: undefined, notes: pinned });
    }
    for (const [index, line] of rest.entries()) {
      const isLast = index === rest.length - 1;
      const speaker: Actor =
        line.by === "customer"
          ? { kind: "customer", customerId, sharedOrganizationId: null }
          : agentActor(stage.company, line.agent);
      const status = statusAfter(line.by, isLast, fate);
      await postMessage(by(speaker, line.at), {
        ticketId,
        kind: line.by === "note" ? "note" : "reply",
        body: { text: line.text },
        attachmentIds: [],
        ...(status === null ? {} : { status }),
      });
    }
    if (agent === null) return;
    const me = by(agentActor(stage.company, agent), settledAt);
    const status = fate === "closed" ? "solved" : fate === "new" ? null : fate;
    if (status !== null) await setStatus(me, { ticketId, version: undefined, status });
  });
}

/** An agent who asks something sends the reply and waits, in one step; the last word decides for itself. */
const statusAfter = (by: "customer" | "agent" | "note", isLast: boolean, fate: PlannedTicket["fate"]) =>
  by === "agent" && !isLast && fate !== "new" ? "pending" : null;

function agentActor(company: Company, { key, role, teams }: DemoAgent): AgentActor {
  const rights = defaultRoles.find((one) => one.key === role);
  const userId = company.userIds.get(key);
  if (rights === undefined || userId === undefined) throw new Error(`Nobody is called ${key}.`);
  const memberships = teamKeys.flatMap((team) => {
    const id = company.teamIds.get(team);
    const access = teams[team];
    return id === undefined || access === undefined ? [] : [[id, access] as const];
  });
  return {
    kind: "agent",
    userId,
    sessionId: null,
    roleKey: role,
    permissions: new Set(rights.permissions),
    seesAllTeams: rights.seesAllTeams,
    teams: new Map(memberships),
  };
}
