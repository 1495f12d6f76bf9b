import { CreateTicket, PostMessage, type TicketView } from "@desk/contracts/ticket";
import { priorities, statusCategories } from "@desk/contracts/words";
import { usingDatabase } from "@desk/db/testing";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "../context";
import { isDomainError } from "../error";
import { postMessage } from "../message";
import { snoozeTicket, wakeDueTickets, wakeTicket } from "../snooze";
import {
  aClock,
  aPolicy,
  asAgent,
  asApiKey,
  asCustomer,
  aTeam,
  aWorkspace,
  historyOf,
  makeSnoozeDue,
  messagesOf,
  rowOf,
  type TestWorkspace,
} from "../testing";
import { finds, type ModelRule, type ModelTicket, type ModelUser, model, type Verdict } from "../testing/model";
import {
  assignTicket,
  changeLabels,
  closeSolvedTickets,
  createTicket,
  followUpTicket,
  patchTicket,
  readTicket,
  removeTicket,
  restoreTicket,
  setPriority,
  setTeam,
} from ".";

const pg = usingDatabase();
const clock = aClock();
const isLong = process.env.LONG === "1";
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_007);

type Player = { user: ModelUser; ctx: Ctx };
/** What is played with: three agents of different teams, a key, the customer; tickets beside their models. */
type World = { workspace: TestWorkspace; players: Player[]; teams: string[]; rules: Map<string, ModelRule> };
type Real = { world: World; ids: string[] };
type Model = { tickets: ModelTicket[] };
let world: World;
beforeAll(async () => {
  const workspace = await aWorkspace(pg.db, { now: clock.now });
  const teams = [await aTeam(workspace, "A"), await aTeam(workspace, "B")];
  const [first = "", second = ""] = teams;
  await aPolicy(workspace, first, { reopenPolicy: "within_days", reopenDays: 1, keepsAssigneeOnReopen: false });
  await aPolicy(workspace, second, { reopenPolicy: "never" });
  const rules = new Map([
    [first, { days: 1, keepsAssignee: false }],
    [second, { days: -1, keepsAssignee: true }],
  ]);
  const players: Player[] = [];
  for (const mine of [[0, 1], [0], [1]]) {
    const ids = mine.map((index) => teams[index] ?? "");
    const ctx = await asAgent(workspace, { teams: Object.fromEntries(ids.map((id) => [id, "full" as const])) });
    players.push({ ctx, user: { id: ctx.actor.userId, kind: "agent", teams: new Set(ids) } });
  }
  const key = await asApiKey(workspace);
  players.push({ ctx: key, user: { id: key.actor.keyId, kind: "apiKey", teams: new Set() } });
  world = { workspace, players, teams, rules };
});

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** Runs a verb and compares whether it was done or how it was refused. */
async function expectVerdict(verdict: Verdict, work: () => Promise<unknown>): Promise<void> {
  const real = await work().then(
    () => "done",
    (error: unknown) => (isDomainError(error) ? error.code : Promise.reject(error)),
  );
  expect(real).toBe(verdict);
}

type Step = { name: string; who: number; which: number; value: number };
class Command implements fc.AsyncCommand<Model, Real> {
  constructor(readonly step: Step) {}
  check = ({ tickets }: Model) => this.step.name === "create" || tickets.length > 0;
  toString = () => `${this.step.name}(${this.step.who}, ${this.step.which}, ${this.step.value})`;
  async run(known: Model, real: Real): Promise<void> {
    clock.advance({ seconds: 1 });
    const { players, teams, workspace } = real.world;
    const { name, value } = this.step;
    if (name === "create") return create(known, real, this.step);
    if (name === "close") return close(known, real);
    if (name === "time_comes") return timeComes(known, real, this.step);
    const index = this.step.which % known.tickets.length;
    const ticket = known.tickets[index] as ModelTicket;
    const ticketId = real.ids[index] as string;
    const isCustomer = name === "customer_reply";
    const player = pick(players, this.step.who);
    const { ctx } = player;
    const user: ModelUser = isCustomer ? { id: "", kind: "customer", teams: new Set() } : player.user;
    const now = clock.now().getTime();
    const judged = (judge: () => Verdict): Verdict => (finds(user, ticket) ? judge() : "not_found");
    switch (name) {
      case "reply":
      case "note": {
        const verdict = judged(() => (name === "reply" ? model.reply(ticket, user, now) : model.note(ticket)));
        await expectVerdict(verdict, () =>
          postMessage(ctx, PostMessage.parse({ ticketId, kind: name, body: { text: name } })),
        );
        break;
      }
      case "customer_reply": {
        if (ticket.isDeleted || ticket.category === "closed") return;
        const customer = asCustomer(workspace, (await rowOf(workspace, ticketId)).requesterId);
        const rule = real.world.rules.get(ticket.team ?? "");
        const reply = PostMessage.parse({ ticketId, kind: "reply", body: { text: "?" } });
        if (model.movesOn(ticket, rule, now)) {
          const made = (await postMessage(customer, reply)).ticket;
          const copy = model.followUp(ticket, index, ticket.assignee === null ? "new" : "open");
          add(known, real, made, copy);
          await compare(workspace, made.id, copy);
        } else await expectVerdict(model.reply(ticket, user, now, rule), () => postMessage(customer, reply));
        break;
      }
      case "assign": {
        const agents = players.filter((one) => one.user.kind === "agent");
        const assignee = value % 4 === 3 ? null : pick(agents, value).user;
        await expectVerdict(
          judged(() => model.assign(ticket, assignee, now)),
          () => assignTicket(ctx, { ticketId, assigneeId: assignee?.id ?? null }),
        );
        break;
      }
      case "team": {
        const teamId = value % 3 === 2 ? null : pick(teams, value);
        await expectVerdict(
          judged(() =>
            model.setTeam(
              ticket,
              teamId,
              players.map((one) => one.user),
            ),
          ),
          () => setTeam(ctx, { ticketId, teamId }),
        );
        break;
      }
      case "status": {
        const status = pick(statusCategories, value);
        await expectVerdict(
          judged(() => model.setStatus(ticket, user, status, now)),
          () => patchTicket(ctx, { ticketId, status }),
        );
        break;
      }
      case "priority":
        await expectVerdict(
          judged(() => model.setPriority(ticket, pick(priorities, value))),
          () => setPriority(ctx, { ticketId, priority: pick(priorities, value) }),
        );
        break;
      case "labels": {
        const [add, remove] = [`label ${value % 3}`, `label ${(value + 1) % 3}`];
        await expectVerdict(
          judged(() => model.label(ticket, add, remove)),
          () => changeLabels(ctx, { ticketId, add: [add], remove: [remove] }),
        );
        break;
      }
      case "snooze": {
        // Among the moments are one that has passed and one that another series may choose again.
        const until = value === 0 ? now - 1_000 : now - (now % 3_600_000) + (value % 4) * 86_400_000 + 3_600_000;
        await expectVerdict(
          judged(() => model.snooze(ticket, until, now)),
          () => snoozeTicket(ctx, { ticketId, until: new Date(until).toISOString() }),
        );
        break;
      }
      case "wake":
        await expectVerdict(
          judged(() => model.wake(ticket)),
          () => wakeTicket(ctx, { ticketId }),
        );
        break;
      case "delete":
        await expectVerdict(
          judged(() => model.remove(ticket)),
          () => removeTicket(ctx, { ticketId }),
        );
        break;
      case "restore":
        await expectVerdict(
          judged(() => model.restore(ticket)),
          () => restoreTicket(ctx, { ticketId }),
        );
        break;
      case "follow_up":
        return followUp(known, real, { ctx, user }, index);
    }
    await compare(workspace, ticketId, ticket);
  }
}

async function create(known: Model, real: Real, { who, value }: Step): Promise<void> {
  const { ctx, user } = pick(real.world.players, who);
  const team = value % 3 === 2 ? null : pick(real.world.teams, value);
  const ticket: ModelTicket = {
    category: "new",
    assignee: null,
    team,
    priority: "normal",
    labels: new Set(),
    replies: 1,
    notes: 0,
    isDeleted: false,
    version: 1,
    followUpOf: null,
    solvedAt: null,
    snoozedUntil: null,
  };
  const input = CreateTicket.parse({
    subject: "Model",
    requester: { email: "ana@rides.example" },
    body: { text: "?" },
    teamId: team,
  });
  if (!finds(user, ticket)) return expectVerdict("invalid", () => createTicket(ctx, input));
  const made = await createTicket(ctx, input);
  add(known, real, made, ticket);
  await compare(real.world.workspace, made.id, ticket);
}

function add(known: Model, real: Real, made: TicketView, ticket: ModelTicket): void {
  known.tickets.push(ticket);
  real.ids.push(made.id);
}

async function close(known: Model, real: Real): Promise<void> {
  clock.advance({ days: 2 });
  await closeSolvedTickets(real.world.workspace.system);
  for (const [index, ticket] of known.tickets.entries()) {
    model.close(ticket, clock.now().getTime());
    await compare(real.world.workspace, real.ids[index] as string, ticket);
  }
}

/** The clock of the database cannot be moved, so the time of one snoozed ticket is moved to it. */
async function timeComes(known: Model, real: Real, { which }: Step): Promise<void> {
  const index = which % known.tickets.length;
  const ticket = known.tickets[index] as ModelTicket;
  const { workspace } = real.world;
  const ticketId = real.ids[index] as string;
  if (ticket.snoozedUntil === null) return;
  await makeSnoozeDue(workspace, ticketId);
  expect(await wakeDueTickets(workspace.db)).toBe(1);
  expect(await wakeDueTickets(workspace.db)).toBe(0);
  model.wake(ticket);
  await compare(workspace, ticketId, ticket);
}

async function followUp(known: Model, real: Real, { ctx, user }: Player, index: number): Promise<void> {
  const ticket = known.tickets[index] as ModelTicket;
  const ticketId = real.ids[index] as string;
  const work = () => followUpTicket(ctx, { ticketId, body: { text: "Again" } });
  if (!finds(user, ticket)) return expectVerdict("not_found", work);
  if (ticket.isDeleted || ticket.category !== "closed") return expectVerdict("conflict", work);
  const made = await work();
  const copy = model.followUp(ticket, index, "open");
  add(known, real, made, copy);
  await compare(real.world.workspace, made.id, copy);
  await compare(real.world.workspace, ticketId, ticket);
}

/** The row, the messages, the history and the view all say what the model says. */
async function compare(workspace: TestWorkspace, ticketId: string, ticket: ModelTicket): Promise<void> {
  const row = await rowOf(workspace, ticketId);
  const { category, assignee, team, priority, version } = ticket;
  expect(row).toMatchObject({
    category,
    assigneeId: assignee,
    teamId: team,
    priority,
    version,
    messageSeq: ticket.replies + ticket.notes,
  });
  expect(row.snoozedUntil?.getTime() ?? null).toBe(ticket.snoozedUntil);
  expect([row.deletedAt !== null, row.solvedAt !== null && category === "solved"]).toEqual([
    ticket.isDeleted,
    category === "solved",
  ]);
  const history = await historyOf(workspace, ticketId);
  expect(history.map(({ seq }) => seq)).toEqual(history.map((_event, index) => index + 1));
  expect(history.length).toBe(row.eventSeq);
  expect(Math.max(...history.map(({ data }) => Number(data.version)))).toBe(version);
  expect((await messagesOf(workspace, ticketId)).filter(({ kind }) => kind === "reply")).toHaveLength(ticket.replies);
  const view = await readTicket(workspace.system, { ticketId });
  expect(view.labels).toEqual([...ticket.labels].toSorted());
}

const names = [
  "create",
  "reply",
  "note",
  "customer_reply",
  "customer_reply",
  "assign",
  "assign",
  "team",
  "status",
  "status",
  "status",
  "priority",
  "labels",
  "snooze",
  "snooze",
  "wake",
  "time_comes",
  "delete",
  "restore",
  "follow_up",
  "close",
  "close",
];

test(`I09: any series of commands by several actors leaves what the model says (SEED=${seed})`, {
  timeout: 1_200_000,
}, async () => {
  const command = fc
    .record({ name: fc.constantFrom(...names), who: fc.nat(3), which: fc.nat(7), value: fc.nat(11) })
    .map((step) => new Command(step));
  await fc.assert(
    fc.asyncProperty(fc.commands([command], { maxCommands: isLong ? 200 : 60, size: "max" }), async (commands) => {
      await fc.asyncModelRun(() => ({ model: { tickets: [] }, real: { world, ids: [] } }), commands);
    }),
    { numRuns: isLong ? 300 : 12, seed },
  );
});
