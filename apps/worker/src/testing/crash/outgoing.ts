import { setTimeout as delay } from "node:timers/promises";
import type { Db } from "@desk/core/boot";
import type { SinkStage, SmtpSink } from "@desk/email/testing/smtp-sink";
import type { AppProcess } from "./app-process";

/** The points of J03 at which a worker is killed while it sends. */
export const killPoints = [
  "before the mail",
  "after the mail, before the answer",
  "after 250, before the commit",
] as const;
export type KillPoint = (typeof killPoints)[number];

export type Delivery = { id: string; key: string; state: string; attempts: number; lostAttempts: number };

/** Each delivery with the Message-ID and the recipient by which the sink knows it. */
export const readDeliveries = async (db: Db): Promise<Delivery[]> => [
  ...(await db.execute<Delivery>(`/* across workspaces: maintenance */
    select id, rfc_message_id || ' ' || to_address as key, state, attempts, lost_attempts as "lostAttempts"
    from deliveries`)),
];

export const keysOf = (sink: SmtpSink): string[] => sink.mails.map(({ messageId, to }) => `${messageId} ${to[0]}`);

/** What a killed worker held is taken over when its lease has ended; the test does not wait for that. */
export const endLeases = (db: Db) =>
  db.execute(`/* across workspaces: maintenance */
    update deliveries set leased_until = now() - interval '1 second' where leased_until is not null`);

/** Waits until the worker has come to this point of a conversation, and kills it there. */
export async function killAt(point: KillPoint, { db, sink, worker }: { db: Db; sink: SmtpSink; worker: AppProcess }) {
  if (point !== "after 250, before the commit") {
    await reached(sink, point === "before the mail" ? "sender" : "end");
    await worker.kill();
    sink.behave();
    return;
  }
  // The lock lets mails leave and keeps the worker from noting it, which otherwise takes a millisecond.
  await db.transaction(async (tx) => {
    await tx.execute("/* across workspaces: maintenance */ lock table deliveries in share row exclusive mode");
    const before = sink.mails.length;
    const waiting = reachedCount(sink, before + 1);
    await Promise.race([waiting, delay(3_000)]);
    await delay(20);
    await worker.kill();
  });
}

/** Falls silent at the next conversation that comes to this stage. */
const reached = (sink: SmtpSink, stage: SinkStage): Promise<void> =>
  new Promise((resolve) => {
    let isReached = false;
    sink.behave((at) => {
      if (at !== stage || isReached) return undefined;
      isReached = true;
      resolve();
      return "hang";
    });
  });

async function reachedCount(sink: SmtpSink, count: number): Promise<void> {
  while (sink.mails.length < count) await delay(2);
}
