import { deliveries, mailSources, mails } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { beforeEach, expect, test } from "vitest";
import { type Ctx, newId } from "../context";
import { discardMails, recoverMails } from "../mail/log";
import { asAdmin, asAgent, aWorkspace, type TestWorkspace } from "../testing";
import { readWorkspaceMailHealth } from ".";

const pg = usingDatabase();
let workspace: TestWorkspace;
let admin: Ctx;
beforeEach(async () => {
  workspace = await aWorkspace(pg.db);
  admin = await asAdmin(workspace);
});

const ago = (seconds: number) => new Date(admin.now().getTime() - seconds * 1_000);
const aMail = (more: Partial<typeof mails.$inferInsert>) =>
  pg.db.insert(mails).values({
    workspaceId: workspace.workspaceId,
    id: newId(),
    door: "imap",
    envelope: {},
    sizeBytes: 1,
    receivedAt: ago(10),
    nextAttemptAt: ago(10),
    ...more,
  });
const aDelivery = (more: Partial<typeof deliveries.$inferInsert>) =>
  pg.db.insert(deliveries).values({
    workspaceId: workspace.workspaceId,
    id: newId(),
    kind: "invitation",
    toAddress: "ana@example.com",
    rfcMessageId: `${newId()}@example.com`,
    nextAttemptAt: ago(30),
    createdAt: ago(60),
    ...more,
  });

test("the figures of mail: what waits, how long, and what became of a day's mail", async () => {
  expect(await readWorkspaceMailHealth(admin)).toMatchObject({
    waiting: 0,
    oldestWaitingSeconds: null,
    queued: 0,
    sent: 0,
  });
  await aMail({ receivedAt: ago(120) });
  await aMail({});
  await aMail({ outcome: "suspended", cause: "spam", contentHash: "a" });
  await aMail({ outcome: "unprocessable", receivedAt: ago(100_000) });
  await aDelivery({});
  await aDelivery({ state: "failed" });
  await aDelivery({ state: "bounced" });
  await aDelivery({ state: "sent", createdAt: ago(100_000) });
  await aDelivery({ state: "sent" });
  const health = await readWorkspaceMailHealth(admin);
  expect(health).toMatchObject({ waiting: 2, queued: 1, suspended: 1, unprocessable: 1, received: 3 });
  expect(health).toMatchObject({ sent: 1, failed: 1, bounced: 1, uncertain: 0 });
  expect(health.oldestWaitingSeconds).toBeCloseTo(120, 0);
  expect(health.oldestQueuedSeconds).toBeCloseTo(30, 0);
});

test("EM-15: of each cause it is known how many of its mails were let in after all", async () => {
  const [wrong, right] = [newId(), newId()];
  await aMail({ id: wrong, outcome: "suspended", cause: "spam", contentHash: "a" });
  await aMail({ id: right, outcome: "suspended", cause: "spam", contentHash: "b" });
  await aMail({ outcome: "suspended", cause: "blank", contentHash: "c" });
  await aMail({ outcome: "suspended", cause: "loop", contentHash: "d", receivedAt: ago(31 * 86_400) });
  await pg.db.insert(mailSources).values({ workspaceId: workspace.id, mailId: wrong, bytes: new Uint8Array(1) });
  await recoverMails(admin, { mailIds: [wrong], allowsSender: false });
  await discardMails(admin, { mailIds: [right], blocksSender: false });
  expect((await readWorkspaceMailHealth(admin)).causes).toEqual([
    { cause: "spam", suspended: 2, recovered: 1 },
    { cause: "blank", suspended: 1, recovered: 0 },
  ]);
});

test("agents are refused, and another workspace counts its own", async () => {
  await aMail({});
  await expect(readWorkspaceMailHealth(await asAgent(workspace))).rejects.toMatchObject({ code: "forbidden" });
  expect(await readWorkspaceMailHealth(await asAdmin(await aWorkspace(pg.db)))).toMatchObject({ waiting: 0 });
});
