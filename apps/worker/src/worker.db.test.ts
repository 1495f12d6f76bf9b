import { randomBytes } from "node:crypto";
import { text } from "node:stream/consumers";
import { migrateDatabase } from "@desk/core/boot";
import { queueMail } from "@desk/core/mail";
import { createHostGuard } from "@desk/core/net";
import { aClock, asAgent, aTicket, aWorkspace, type TestWorkspace } from "@desk/core/testing";
import { migrationsDirectory, usingDatabase } from "@desk/core/testing/database";
import { readTicket, setStatus } from "@desk/core/ticket";
import type { MailTransport } from "@desk/email/transport";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { deliverDue, startDelivery } from "./deliver";
import { jobs } from "./jobs";
import { closeSolved } from "./jobs/close-solved";
import type { Job } from "./jobs/job";
import { createMailOut } from "./mail/servers";
import { startJobs } from "./run-jobs";
import type { Tools } from "./tools";

const pg = usingDatabase();
const role = `desk_worker_${randomBytes(4).toString("hex")}`;
let appUrl: string;
let clock: ReturnType<typeof aClock>;
let workspace: TestWorkspace;
let tools: Tools;
const logged: string[] = [];

beforeAll(async () => {
  await pg.db.execute(`create role ${role} login password 'test'`);
  await migrateDatabase({ url: pg.url, directory: migrationsDirectory, appRole: role });
  const url = new URL(pg.url);
  url.username = role;
  url.password = "test";
  appUrl = url.toString();
});
afterAll(async () => {
  await pg.db.execute(`drop owned by ${role}`);
  await pg.db.execute(`drop role ${role}`);
});
beforeEach(async () => {
  clock = aClock();
  logged.length = 0;
  workspace = await aWorkspace(pg.db, { now: clock.now });
  tools = {
    db: pg.db,
    now: clock.now,
    storage: { put: async () => undefined, get: async () => null, delete: async () => undefined },
    mailOut: createMailOut(null, createHostGuard()),
    secrets: {},
    publicUrl: "https://desk.example.com",
    log: (_level, message, data) => logged.push(JSON.stringify({ message, ...data })),
  };
});

const from = { name: "Halen Desk", address: "desk@halen.example" };
const queueLink = (to: string) =>
  queueMail(workspace.system, {
    kind: "magic_link",
    to,
    data: { workspaceName: "Halen", path: "/sign-in/link?token=s3cret", expiresAt: clock.now().toISOString() },
  });

function recorder(refuses: (to: string) => boolean = () => false) {
  const sent: { to: string; raw: string }[] = [];
  const transport: MailTransport = {
    send: async ({ envelope, open }) => {
      if (refuses(envelope.to)) return { kind: "unreached", reason: "no route to host" };
      sent.push({ to: envelope.to, raw: await text(await open()) });
      return { kind: "accepted", code: 250 };
    },
    close: () => undefined,
  };
  return { sent, with: { ...tools, mailOut: createMailOut({ transport, from }, createHostGuard()) } };
}

test("a queued mail is sent once, with its link, also when two workers look at the same time", async () => {
  await queueLink("ana@example.com");
  const { sent, with: tools } = recorder();
  const counts = await Promise.all([deliverDue(tools), deliverDue(tools)]);
  expect(counts[0] + counts[1]).toBe(1);
  expect(await deliverDue(tools)).toBe(0);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.to).toBe("ana@example.com");
  expect(sent[0]?.raw).toContain("Subject: Sign in to Halen");
  expect(sent[0]?.raw).toContain("https://desk.example.com/sign-in/link?token=3Ds3cret");
});

test("a mail that fails waits its turn, holds up no other, and the log tells neither address nor link", async () => {
  await queueLink("gone@example.com");
  await queueLink("ana@example.com");
  const { sent, with: tools } = recorder((to) => to === "gone@example.com");
  await deliverDue(tools);
  expect(sent.map(({ to }) => to)).toEqual(["ana@example.com"]);
  expect(await deliverDue(tools)).toBe(0);
  clock.advance({ seconds: 31 });
  expect(await deliverDue(tools)).toBe(1);
  expect(logged).toHaveLength(2);
  expect(logged.join()).not.toMatch(/s3cret|gone@/u);
});

test("the delivery loop sends what comes in and ends when told", async () => {
  const { sent, with: tools } = recorder();
  const delivery = startDelivery(tools);
  await queueLink("ana@example.com");
  await vi.waitFor(() => expect(sent).toHaveLength(1), { timeout: 10_000 });
  await delivery.stop();
});

test("a server that keeps a mail waiting holds up no other, and a stop gives back what was not begun", async () => {
  const { promise: answer, resolve } = Promise.withResolvers<void>();
  const sent: string[] = [];
  const transport: MailTransport = {
    send: async ({ envelope }) => {
      if (envelope.to === "slow@example.com") await answer;
      sent.push(envelope.to);
      return { kind: "accepted", code: 250 };
    },
    close: () => undefined,
  };
  await queueLink("slow@example.com");
  const delivery = startDelivery({ ...tools, mailOut: createMailOut({ transport, from }, createHostGuard()) });
  for (const wave of [0, 1, 2]) {
    for (let n = 0; n < 30; n++) await queueLink(`p${wave}-${n}@example.com`);
    await vi.waitFor(() => expect(sent).toHaveLength(30 * (wave + 1)), { timeout: 10_000 });
  }
  for (let n = 0; n < 25; n++) await queueLink("slow@example.com");
  const stopped = delivery.stop();
  resolve();
  await stopped;
  const { sent: later, with: next } = recorder();
  while ((await deliverDue(next)) > 0);
  expect(sent.filter((to) => to === "slow@example.com").length + later.length).toBe(26);
});

test("without a mail server mails wait and the log says so", async () => {
  await queueLink("ana@example.com");
  await startDelivery(tools).stop();
  expect(await deliverDue(tools)).toBe(0);
  expect(logged.join()).toContain("SMTP_URL");
  const { sent, with: withServer } = recorder();
  await deliverDue(withServer);
  expect(sent).toHaveLength(1);
});

test("the jobs run as a role that may not change the schema", async () => {
  const running = await startJobs(appUrl, jobs, tools);
  const boss = await aClient();
  await expect(boss.getDb().executeSql("create table pgboss.x ()")).rejects.toThrow(/permission denied/u);
  expect(await boss.getSchedules()).toHaveLength(jobs.length);
  await boss.stop({ graceful: false });
  await running.stop();
});

test("a job that fails is logged and tried again", async () => {
  let runs = 0;
  const flaky: Job = {
    name: "flaky",
    cron: "0 0 1 1 *",
    run: async () => {
      if (++runs === 1) throw new Error("not this time");
      return { done: 1 };
    },
  };
  const running = await startJobs(appUrl, [flaky], tools, { pollingSeconds: 0.5, retryDelaySeconds: 0 });
  const boss = await aClient();
  await boss.send("flaky", {});
  await vi.waitFor(() => expect(runs).toBe(2), { timeout: 15_000, interval: 100 });
  await boss.stop({ graceful: false });
  await running.stop();
  expect(logged[0]).toContain("flaky failed");
});

test("the closer closes in every workspace, run twice closes nothing more", async () => {
  const other = await aWorkspace(pg.db, { now: clock.now });
  const solved = await Promise.all(
    [workspace, other].map(async (workspace) => {
      const { id } = await aTicket(workspace.system);
      await setStatus(await asAgent(workspace), { ticketId: id, status: "solved" });
      return { workspace, id };
    }),
  );
  clock.advance({ days: 5 });
  expect(await closeSolved.run(tools)).toEqual({ closed: 2 });
  expect(await closeSolved.run(tools)).toEqual({ closed: 0 });
  for (const { workspace, id } of solved)
    expect((await readTicket(workspace.system, { ticketId: id })).status).toBe("closed");
});

function aClient(): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: appUrl, migrate: false, supervise: false, schedule: false });
  boss.on("error", () => undefined);
  return boss.start();
}
