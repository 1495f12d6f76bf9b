import type { Db } from "@desk/core/boot";
import { type MailHealth, readMailHealth } from "@desk/core/mail/mailbox";

export type MailHealthReader = { latest: () => Promise<MailHealth | null> };

const remembersMs = 10_000;
const withinMs = 1_500;

/**
 * Reads how mail is doing at most every ten seconds, however often it is asked, and never twice at once: a database
 * that hangs gets no queue from us, and while requests wait for it they come first. Null while there is no answer.
 */
export function createMailHealthReader(db: Db, now: () => Date, isBusy: () => boolean): MailHealthReader {
  let last: { at: number; result: Promise<MailHealth | null> } | null = null;
  let isReading = false;
  const read = (): Promise<MailHealth | null> => {
    isReading = true;
    const work = readMailHealth(db, now()).finally(() => {
      isReading = false;
    });
    return inTime(work);
  };
  return {
    latest() {
      if (!isReading && !isBusy() && (last === null || performance.now() - last.at > remembersMs))
        last = { at: performance.now(), result: read() };
      return last?.result ?? Promise.resolve(null);
    },
  };
}

function inTime(work: Promise<MailHealth>): Promise<MailHealth | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), withinMs);
    work.then(resolve, () => resolve(null)).finally(() => clearTimeout(timer));
  });
}

/** What stands on /readyz, which everybody may read: numbers, and no names. Ages in seconds. */
export type MailSummary = {
  status: "ok" | "degraded";
  waiting: number;
  oldestWaiting: number | null;
  queued: number;
  oldestQueued: number | null;
  mailboxes: number;
  failingMailboxes: number;
  oldestFetch: number | null;
};

/** A mail is usually looked at within a second, and leaves within a few. */
const waitingMax = 300;
const queuedMax = 900;

export function summaryOf(health: MailHealth): MailSummary {
  const { mailsWaiting, oldestWaitingSeconds, deliveriesQueued, oldestDeliverySeconds, mailboxes } = health;
  const failingMailboxes = mailboxes.filter(({ isFailing }) => isFailing).length;
  const isLate = (oldestWaitingSeconds ?? 0) > waitingMax || (oldestDeliverySeconds ?? 0) > queuedMax;
  const fetches = mailboxes.flatMap(({ lastFetchSeconds }) => lastFetchSeconds ?? []);
  return {
    status: failingMailboxes > 0 || isLate ? "degraded" : "ok",
    waiting: mailsWaiting,
    oldestWaiting: whole(oldestWaitingSeconds),
    queued: deliveriesQueued,
    oldestQueued: whole(oldestDeliverySeconds),
    mailboxes: mailboxes.length,
    failingMailboxes,
    oldestFetch: fetches.length === 0 ? null : whole(Math.max(...fetches)),
  };
}

const whole = (seconds: number | null): number | null => (seconds === null ? null : Math.round(seconds));

/** The same for Prometheus, mailbox by mailbox. */
export function renderMailHealth(health: MailHealth | null): string {
  if (health === null) return "";
  const { mailsWaiting, oldestWaitingSeconds, deliveriesQueued, oldestDeliverySeconds, mailboxes } = health;
  const lines = [
    ...gauge("desk_mails_waiting", mailsWaiting),
    ...gauge("desk_mails_waiting_oldest_seconds", oldestWaitingSeconds ?? 0),
    ...gauge("desk_deliveries_queued", deliveriesQueued),
    ...gauge("desk_deliveries_queued_oldest_seconds", oldestDeliverySeconds ?? 0),
    "# TYPE desk_mailbox_failing gauge",
    ...mailboxes.map(({ mailboxId, isFailing }) => `desk_mailbox_failing{mailbox="${mailboxId}"} ${isFailing ? 1 : 0}`),
    "# TYPE desk_mailbox_last_fetch_seconds gauge",
    ...mailboxes.flatMap(({ mailboxId, lastFetchSeconds }) =>
      lastFetchSeconds === null
        ? []
        : `desk_mailbox_last_fetch_seconds{mailbox="${mailboxId}"} ${Math.round(lastFetchSeconds)}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

const gauge = (name: string, value: number): string[] => [`# TYPE ${name} gauge`, `${name} ${Math.round(value)}`];
