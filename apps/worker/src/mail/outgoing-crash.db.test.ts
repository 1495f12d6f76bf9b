import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CreateMailbox } from "@desk/contracts/mailbox";
import { PostMessage } from "@desk/contracts/ticket";
import { retryDeliveries } from "@desk/core/mail";
import { createMailbox } from "@desk/core/mail/mailbox";
import { postMessage } from "@desk/core/message";
import { asAgent, aTicket, aWorkspace } from "@desk/core/testing";
import { usingDatabase } from "@desk/core/testing/database";
import { openSmtpSink, type SmtpSink } from "@desk/email/testing/smtp-sink";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type AppProcess, type Bundle, bundleOf, startApp } from "../testing/crash/app-process";
import { endLeases, keysOf, killAt, killPoints, readDeliveries } from "../testing/crash/outgoing";

const isLong = process.env.LONG === "1";
const size = isLong ? { mails: 3_000, kills: 21 } : { mails: 240, kills: 3 };
const timeoutMs = isLong ? 900_000 : 120_000;
const pg = usingDatabase({ max: 6 });
let bundle: Bundle;
let sink: SmtpSink;
let worker: AppProcess;

beforeAll(async () => {
  bundle = await bundleOf("worker");
}, 60_000);
afterAll(() => bundle.remove());
beforeEach(async () => {
  sink = await openSmtpSink();
  return async () => {
    await worker.stop();
    await sink.close();
  };
});

const startWorker = async () => {
  worker = await startApp(bundle.fileOf("main"), { DATABASE_URL: pg.url, SMTP_URL: sink.url }, "working");
};

/** So many replies that wait to be sent, each to one person. */
async function queueReplies(count: number) {
  const workspace = await aWorkspace(pg.db);
  await createMailbox(
    workspace.system,
    CreateMailbox.parse({
      name: "Support",
      address: `support.${workspace.id}@desk.example`,
      incoming: { kind: "forward" },
      outgoing: { kind: "installation" },
      settings: { acknowledges: false, mailsPerMinute: 6_000 },
      isDefault: true,
    }),
  );
  const agent = await asAgent(workspace, { seesAllTeams: true });
  const perTicket = 30;
  for (let made = 0; made < count; made += perTicket) {
    const { id } = await aTicket(workspace, { requester: { email: `person${made}@rides.example`, name: "Ana" } });
    for (let n = made; n < Math.min(count, made + perTicket); n += 1)
      await postMessage(agent, PostMessage.parse({ ticketId: id, kind: "reply", body: { text: `Answer ${n}` } }));
  }
  return { ...agent, actor: workspace.system.actor };
}

const settled = { timeout: timeoutMs, interval: 50 };
const untilOver = () =>
  vi.waitFor(async () => {
    const open = (await readDeliveries(pg.db)).filter(({ state }) => state === "queued" || state === "sending");
    expect(open).toEqual([]);
  }, settled);

/** How often each of these arrived, and what arrived that nobody sent. */
function arrivals(keys: readonly string[]) {
  const counts = new Map(keys.map((key) => [key, 0]));
  for (const key of keysOf(sink)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

test("R3: without kills every reply arrives once", { timeout: timeoutMs }, async () => {
  await queueReplies(60);
  const own = new Set((await readDeliveries(pg.db)).filter(({ state }) => state === "queued").map(({ id }) => id));
  await startWorker();
  await untilOver();
  const deliveries = (await readDeliveries(pg.db)).filter(({ id }) => own.has(id));
  expect(
    new Set(deliveries.map(({ state, attempts, lostAttempts }) => `${state} ${attempts} ${lostAttempts}`)),
  ).toEqual(new Set(["sent 1 0"]));
  const counts = arrivals(deliveries.map(({ key }) => key));
  expect(counts.size).toBe(60);
  expect(new Set(counts.values())).toEqual(new Set([1]));
});

test("R3, J03: kill -9 at the three points of sending loses no reply; what arrives twice is one Message-ID, at most once more per kill, and counted", {
  timeout: timeoutMs,
}, async () => {
  const system = await queueReplies(size.mails);
  const own = new Set((await readDeliveries(pg.db)).filter(({ state }) => state === "queued").map(({ id }) => id));
  expect(own.size).toBe(size.mails);
  await startWorker();
  for (let kill = 0; kill < size.kills; kill += 1) {
    const due = Math.floor((size.mails * kill) / (size.kills + 1));
    await vi.waitFor(() => expect(sink.mails.length).toBeGreaterThanOrEqual(due), { ...settled, interval: 5 });
    const point = killPoints[kill % killPoints.length] ?? killPoints[0];
    await killAt(point, { db: pg.db, sink, worker });
    await endLeases(pg.db);
    await startWorker();
  }
  await untilOver();
  const states = async () => (await readDeliveries(pg.db)).filter(({ id }) => own.has(id));
  const uncertain = (await states()).filter(({ state }) => state === "uncertain");
  // What two kills hit is shown to an agent, who sends it again.
  if (uncertain.length > 0) await retryDeliveries(system, { deliveryIds: uncertain.map(({ id }) => id) });
  await untilOver();

  const deliveries = await states();
  const counts = arrivals(deliveries.map(({ key }) => key));
  const lost = deliveries.filter(({ key }) => counts.get(key) === 0).length;
  const twice = deliveries.filter(({ key }) => (counts.get(key) ?? 0) > 1);
  const uncounted = twice.filter(
    ({ id, key, lostAttempts }) =>
      (counts.get(key) ?? 0) - 1 > lostAttempts + (uncertain.some((one) => one.id === id) ? 1 : 0),
  );
  const duplicates = twice.reduce((sum, { key }) => sum + (counts.get(key) ?? 0) - 1, 0);
  const figures = {
    mails: size.mails,
    kills: size.kills,
    lost,
    duplicates,
    duplicatesPerThousand: Math.round((duplicates / size.mails) * 10_000) / 10,
    counted: deliveries.reduce((sum, { lostAttempts }) => sum + lostAttempts, 0),
    uncertain: uncertain.length,
  };
  process.stdout.write(`R3: ${JSON.stringify(figures)}\n`);
  if (isLong) keep("mail-outgoing-crash.json", figures);
  expect(deliveries.every(({ state }) => state === "sent")).toBe(true);
  expect(lost).toBe(0);
  expect(uncounted).toEqual([]);
  expect(counts.size).toBe(size.mails);
  // The check can fail: the kills after the mail do make some arrive twice.
  expect(duplicates).toBeGreaterThan(0);
});

const keep = (name: string, figures: object) =>
  writeFileSync(
    fileURLToPath(new URL(`../../../../docs/performance/${name}`, import.meta.url)),
    `${JSON.stringify(figures, null, 2)}\n`,
  );
