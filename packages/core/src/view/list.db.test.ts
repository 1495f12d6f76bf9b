import { ListTickets, type ListTicketsInput, PostMessage } from "@desk/contracts/ticket";
import { builtInViews, ticketSorts } from "@desk/contracts/words";
import { usingDatabase } from "@desk/db/testing";
import { beforeAll, expect, test } from "vitest";
import type { Ctx } from "../context";
import { postMessage } from "../message";
import {
  aClock,
  asAdmin,
  asAgent,
  asApiKey,
  asCustomer,
  aTeam,
  aTicket,
  aWorkspace,
  type TestWorkspace,
} from "../testing";
import { assignTicket, listTickets, removeTicket, setStatus } from "../ticket";
import { countViews } from ".";

const pg = usingDatabase({ max: 4 });
const clock = aClock();
let workspace: TestWorkspace;
let riders: string;
let drivers: string;
let hidden: string;
let agent: Awaited<ReturnType<typeof asAgent>>;
let admin: Ctx;
const byName = new Map<string, string>();
beforeAll(async () => {
  workspace = await aWorkspace(pg.db, { now: clock.now });
  riders = await aTeam(workspace, "Riders");
  drivers = await aTeam(workspace, "Drivers");
  hidden = await aTeam(workspace, "Safety");
  agent = await asAgent(workspace, { teams: { [riders]: "full", [drivers]: "read" } });
  admin = await asAdmin(workspace);
  const me = agent.actor.userId;
  const plant = async (subject: string, more: Parameters<typeof aTicket>[1] = {}) => {
    clock.advance({ minutes: 1 });
    const { id } = await aTicket(workspace, { subject, ...more });
    byName.set(subject, id);
    return id;
  };
  await plant("riders new", { teamId: riders, labels: ["refund"] });
  await plant("riders urgent", { teamId: riders, priority: "urgent" });
  await plant("drivers new", { teamId: drivers, priority: "high" });
  await plant("mine open", { teamId: riders, assigneeId: me, priority: "low" });
  await plant("mine pending", { teamId: riders, assigneeId: me, status: "pending" });
  await plant("no team", {});
  await plant("hidden new", { teamId: hidden, priority: "urgent" });
  await plant("hidden solved", { teamId: hidden, status: "solved" });
  await plant("riders solved", { teamId: riders, status: "solved" });
  const gone = await plant("riders deleted", { teamId: riders });
  await removeTicket(agent, { ticketId: gone });
});

const names = async (ctx: Ctx, input: ListTicketsInput) =>
  (await listTickets(ctx, ListTickets.parse(input))).data.map(({ subject }) => subject);

test("QV-01: each view of an agent holds what it says, newest first, the queue by urgency", async () => {
  expect(await names(agent, { view: "my-queue" })).toEqual([
    "riders urgent",
    "drivers new",
    "riders new",
    "no team",
    "mine pending",
    "mine open",
  ]);
  expect(await names(agent, { view: "mine" })).toEqual(["mine pending", "mine open"]);
  expect(await names(agent, { view: "unassigned" })).toEqual(["no team", "drivers new", "riders urgent", "riders new"]);
  expect(await names(agent, { view: "my-teams" })).toEqual([
    "mine pending",
    "mine open",
    "drivers new",
    "riders urgent",
    "riders new",
  ]);
  expect(await names(agent, { view: "pending" })).toEqual(["mine pending"]);
  expect(await names(agent, { view: "solved" })).toEqual(["riders solved"]);
  expect(await names(agent, { view: "all-open" })).toEqual([
    "no team",
    "mine pending",
    "mine open",
    "drivers new",
    "riders urgent",
    "riders new",
  ]);
  expect(await names(agent, { view: "all" })).toHaveLength(7);
  expect(await names(agent, { view: "deleted" })).toEqual(["riders deleted"]);
  expect(await names(agent, { view: "team-drivers" })).toEqual(["drivers new"]);
  expect(await names(admin, { view: "team-safety" })).toEqual(["hidden new"]);
  expect(await names(admin, { view: "all" })).toHaveLength(9);
});

test("B06: a team without access is nowhere: not in lists, filters or counts, and its view does not exist", async () => {
  for (const view of [...builtInViews, "team-riders"])
    for (const sort of ticketSorts) expect(JSON.stringify(await names(agent, { view, sort }))).not.toContain("hidden");
  expect(await names(agent, { teamId: hidden })).toEqual([]);
  expect(await names(agent, { status: ["new", "solved"], sort: "created" })).not.toContain("hidden new");
  for (const view of ["team-safety", "team-nothing", "nothing", "__proto__"])
    await expect(names(agent, { view })).rejects.toMatchObject({ code: "not_found" });
  expect((await countViews(agent)).counts).not.toHaveProperty("team-safety");
});

test("the counts are those of the lists", async () => {
  for (const ctx of [agent, admin, await asAgent(workspace), await asApiKey(workspace)]) {
    const { counts } = await countViews(ctx);
    for (const [view, count] of Object.entries(counts).filter(([view]) => view !== "suspended"))
      expect([view, (await names(ctx, { view, limit: 100 })).length]).toEqual([view, count]);
  }
  pg.statements.length = 0;
  await countViews(agent);
  expect(pg.statements, "the counts, and which views are saved").toHaveLength(2);
  await expect(countViews(asCustomer(workspace, agent.actor.userId))).rejects.toMatchObject({ code: "forbidden" });
});

test("filters narrow each other and the view", async () => {
  expect(await names(agent, { status: ["new"], priority: ["urgent", "high"] })).toEqual([
    "drivers new",
    "riders urgent",
  ]);
  expect(await names(agent, { label: "REFUND" })).toEqual(["riders new"]);
  expect(await names(agent, { assigneeId: "me" })).toEqual(["mine pending", "mine open"]);
  expect(await names(agent, { assigneeId: "none", status: ["new"], teamId: riders })).toEqual([
    "riders urgent",
    "riders new",
  ]);
  expect(await names(agent, { view: "my-teams", status: ["pending", "solved"] })).toEqual(["mine pending"]);
  expect(await names(agent, { q: "urgent" })).toEqual(["riders urgent"]);
  await expect(names(await asApiKey(workspace), { assigneeId: "me" })).rejects.toMatchObject({ code: "invalid" });
});

test("pages follow each other without gap or repeat in every sort, forward and back", async () => {
  const many = await aWorkspace(pg.db, { now: clock.now });
  const key = await asApiKey(many);
  const team = await aTeam(many, "Many");
  const member = await asAgent(many, { teams: { [team]: "full" } });
  for (let n = 0; n < 25; n += 1) {
    // Several at the same moment, so that the id decides.
    if (n % 3 === 0) clock.advance({ minutes: 1 });
    const { id } = await aTicket(many, {
      subject: `${n}`,
      teamId: n % 4 ? team : null,
      priority: n % 2 ? "high" : "low",
    });
    if (n % 5 === 0) await assignTicket(member, { ticketId: id, assigneeId: member.actor.userId });
    if (n % 11 === 0) await setStatus(key, { ticketId: id, status: "pending" });
  }
  for (const ctx of [key, member])
    for (const view of ["all", "all-open", "my-queue"])
      for (const sort of ticketSorts)
        for (const order of ["asc", "desc"] as const) {
          const whole = await names(ctx, { view, sort, order, limit: 100 });
          const pages: string[][] = [];
          let cursor: string | undefined;
          let last: string | undefined;
          do {
            const page = await listTickets(ctx, ListTickets.parse({ view, sort, order, limit: 10, cursor }));
            pages.push(page.data.map(({ subject }) => subject));
            last = cursor;
            cursor = page.nextCursor ?? undefined;
          } while (cursor !== undefined);
          expect(pages.flat(), `${view} ${sort} ${order}`).toEqual(whole);
          expect(new Set(whole).size).toBe(whole.length);
          if (last === undefined) continue;
          const back = await listTickets(
            ctx,
            ListTickets.parse({ view, sort, order, limit: 5, cursor: last, direction: "backward" }),
          );
          const seen = pages.slice(0, -1).flat();
          expect(back.data.map(({ subject }) => subject)).toEqual(seen.slice(-6, -1));
        }
}, 90_000);

test("E06: a forged cursor is invalid and names its field", async () => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const id = "00000000-0000-7000-8000-000000000000";
  const forged = [
    "x",
    "",
    "%%%",
    encode(null),
    encode([]),
    encode(["updated.desc", 1, id]),
    encode(["updated.desc", "now()", id]),
    encode(["updated.desc", "2026-02-30 00:00:00+00", id]),
    encode(["updated.desc", "2026-13-01 00:00:00+00", id]),
    encode(["updated.desc", "2026-01-01 00:00:00+00", "1 or 1=1"]),
    encode(["priority.desc", "2026-01-01 00:00:00+00", id]),
    encode(["updated.asc", "2026-01-01 00:00:00+00", id]),
    encode({ length: 3 }),
  ];
  for (const cursor of forged.filter((one) => one !== ""))
    await expect(names(agent, { cursor, sort: "updated", order: "desc" }), cursor).rejects.toMatchObject({
      code: "invalid",
      details: { fields: [{ path: "cursor" }] },
    });
  const good = encode(["updated.desc", "2026-01-01 00:00:00+00", id]);
  await expect(names(agent, { cursor: good }), "the control").resolves.toBeDefined();
});

test("B16: 1 000 interleaved requests of two workspaces over four connections see no foreign row", async () => {
  const other = await aWorkspace(pg.db, { now: clock.now });
  const keys = [await asApiKey(workspace), await asApiKey(other)];
  for (let n = 0; n < 5; n += 1) await aTicket(other, { subject: "other" });
  const before = await names(keys[0] ?? agent, { limit: 100 });
  const answers = await Promise.all(
    Array.from({ length: 1_000 }, async (_, n) => {
      const ctx = keys[n % 2] ?? agent;
      const own = n % 2 === 1;
      const rows = await names(ctx, n % 4 < 2 ? { view: "all" } : { view: "all-open", sort: "priority" });
      return rows.length > 0 && rows.every((subject) => (subject === "other") === own);
    }),
  );
  expect(answers.filter((isClean) => !isClean)).toHaveLength(0);
  expect(before).not.toContain("other");
});

test("a list is one statement, whoever asks", async () => {
  for (const ctx of [agent, admin]) {
    pg.statements.length = 0;
    await names(ctx, { view: "my-queue" });
    expect(pg.statements).toHaveLength(1);
  }
});

test("who waits longest comes first in the queue of equal urgency, and answering ends the waiting", async () => {
  const queue = await names(agent, { view: "my-teams", sort: "waiting" });
  expect(queue[0]).toBe("riders new");
  await postMessage(
    agent,
    PostMessage.parse({ ticketId: byName.get("riders new"), kind: "reply", body: { text: "Hi" } }),
  );
  expect((await names(agent, { view: "my-teams", sort: "waiting" }))[0]).toBe("riders urgent");
});
