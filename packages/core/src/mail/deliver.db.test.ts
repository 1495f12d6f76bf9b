import { defaultWorkspaceSettings } from "@desk/contracts/workspace";
import { outboxMails, workspaces } from "@desk/db/schema";
import { usingDatabase } from "@desk/db/testing";
import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { type Ctx, inTransaction, newId, systemCtx } from "../context";
import { backOffSeconds, markMailFailed, markMailSent, takeDueMails } from "./deliver";
import { queueMail } from "./queue";

const pg = usingDatabase();
let at: Date;
let ctx: Ctx;
const now = () => at;
const later = (seconds: number) => {
  at = new Date(at.getTime() + seconds * 1_000);
};

beforeEach(async () => {
  at = new Date("2026-03-01T10:00:00.000Z");
  const id = newId();
  await pg.db.insert(workspaces).values({ id, slug: id, name: "Halen", settings: defaultWorkspaceSettings });
  await pg.db.execute(sql`/* across workspaces: maintenance */ delete from outbox_mails`);
  ctx = systemCtx(pg.db, id, "test", now);
});

const aLink = { workspaceName: "Halen", path: "/sign-in/link?token=secret", expiresAt: "2026-03-01T11:00:00.000Z" };
const queueLink = (to = "ana@example.com") => queueMail(ctx, { kind: "magic_link", to, data: aLink });
const rows = () => pg.db.select().from(outboxMails).where(sql`${outboxMails.workspaceId} = ${ctx.workspaceId}`);

test("a queued mail is taken once, with what it says", async () => {
  await queueLink();
  const [first, second] = await Promise.all([takeDueMails({ db: pg.db, now }), takeDueMails({ db: pg.db, now })]);
  const taken = [...first, ...second];
  expect(taken).toHaveLength(1);
  expect(taken[0]?.mail).toEqual({ kind: "magic_link", to: "ana@example.com", data: aLink });
});

test("a mail of a verb that failed never leaves", async () => {
  const failing = inTransaction(ctx, async (ctx) => {
    await queueMail(ctx, { kind: "magic_link", to: "ana@example.com", data: aLink });
    throw new Error("the verb fails after all");
  });
  await expect(failing).rejects.toThrow("after all");
  expect(await takeDueMails({ db: pg.db, now })).toEqual([]);
});

test("a mail whose worker died is taken again after its lease", async () => {
  await queueLink();
  expect(await takeDueMails({ db: pg.db, now })).toHaveLength(1);
  later(60);
  expect(await takeDueMails({ db: pg.db, now })).toEqual([]);
  later(61);
  expect((await takeDueMails({ db: pg.db, now }))[0]?.attempts).toBe(2);
});

test("a sent mail leaves no secret behind and is never taken again", async () => {
  await queueLink();
  const [taken] = await takeDueMails({ db: pg.db, now });
  await markMailSent(ctx, taken!.id);
  later(3_600);
  expect(await takeDueMails({ db: pg.db, now })).toEqual([]);
  expect(await rows()).toMatchObject([{ state: "sent", data: {} }]);
});

test("a failed mail waits longer each time and is given up after ten attempts", async () => {
  await queueLink();
  for (let attempt = 1; attempt <= 10; attempt++) {
    const [taken] = await takeDueMails({ db: pg.db, now });
    expect(taken?.attempts).toBe(attempt);
    const outcome = await markMailFailed(ctx, { mailId: taken!.id, attempts: attempt, reason: "451 try later" });
    expect(outcome).toBe(attempt === 10 ? "given up" : "later");
    expect(await takeDueMails({ db: pg.db, now })).toEqual([]);
    later(backOffSeconds(attempt));
  }
  expect(await takeDueMails({ db: pg.db, now })).toEqual([]);
  expect(await rows()).toMatchObject([{ state: "failed", data: {}, lastError: "451 try later" }]);
});

test("another workspace's mail cannot be marked", async () => {
  await queueLink();
  const [taken] = await takeDueMails({ db: pg.db, now });
  await markMailSent(systemCtx(pg.db, newId(), "test", now), taken!.id);
  expect(await rows()).toMatchObject([{ state: "queued" }]);
});
