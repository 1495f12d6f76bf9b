import { CreateMailbox } from "@desk/contracts/mailbox";
import { systemCtx } from "@desk/core/context";
import { storeMail } from "@desk/core/mail/incoming";
import { createMailbox, recordFetch, recordTrouble } from "@desk/core/mail/mailbox";
import { expect, test } from "vitest";
import { summaryOf } from "./mail-health";
import { atTheDoor } from "./testing/at-the-door";
import { aRunningDoor } from "./testing/running-door";

const at = atTheDoor();
const ready = async (origin: string) => {
  const answer = await fetch(`${origin}/readyz`);
  return { status: answer.status, body: await answer.json() };
};

test("a mailbox in trouble and mail that waits stand on /readyz and /metrics, and the desk stays ready", async () => {
  expect(await ready(at.door.origin)).toMatchObject({
    status: 200,
    body: { status: "ok", mail: { status: "ok", mailboxes: 0 } },
  });
  const ctx = systemCtx(at.db, at.desk.workspaceId, "test");
  const { id } = await createMailbox(
    ctx,
    CreateMailbox.parse({
      name: "A",
      address: "a@example.com",
      incoming: { kind: "forward" },
      outgoing: { kind: "installation" },
    }),
  );
  await recordFetch(ctx, id, null);
  await recordTrouble(ctx, id, { words: "The password of ana is wrong.", isSignInEnded: false });
  const early = { ...ctx, now: () => new Date(Date.now() - 600_000) };
  await storeMail(early, {
    bytes: Buffer.from("Subject: a\r\n\r\n"),
    door: "http",
    doorKey: null,
    envelope: {},
    mailboxId: id,
  });
  const door = await aRunningDoor(at.db);
  const seen = await ready(door.origin);
  expect(seen).toMatchObject({
    status: 200,
    body: { status: "ok", mail: { status: "degraded", waiting: 1, failingMailboxes: 1, mailboxes: 1 } },
  });
  expect(seen.body).toMatchObject({ mail: { oldestWaiting: expect.closeTo(600, -2) } });
  expect(JSON.stringify(seen)).not.toMatch(/ana|example/u);
  const metrics = await door.metrics();
  expect(metrics).toContain(`desk_mailbox_failing{mailbox="${id}"} 1`);
  expect(metrics).toMatch(/desk_mails_waiting 1\n/u);
  expect(metrics).toContain("desk_mailbox_last_fetch_seconds");
  await door.stop();
});

test("all is well with mail that is young and mailboxes that are read", () => {
  const health = { mailsWaiting: 3, oldestWaitingSeconds: 2, deliveriesQueued: 1, oldestDeliverySeconds: 5 };
  const mailboxes = [{ mailboxId: "m", isFailing: false, lastFetchSeconds: 12.4 }];
  expect(summaryOf({ ...health, mailboxes })).toMatchObject({ status: "ok", oldestFetch: 12 });
  expect(summaryOf({ ...health, mailboxes, oldestDeliverySeconds: 901 })).toMatchObject({ status: "degraded" });
});
