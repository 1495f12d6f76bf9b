import { setTimeout as delay } from "node:timers/promises";
import { openDatabase } from "@desk/core/boot";
import { systemCtx } from "@desk/core/context";
import { storeMail } from "@desk/core/mail/incoming";
import postgres from "postgres";
import type { DataSet } from "../data-set";
import { round } from "../load";
import { aBenchMailbox } from "../mail/mailbox";
import { sampleMail } from "../mail/sample";
import { startWorker } from "../mail/worker";
import { cpuMsOf, pssMbOf } from "../process";

export type MailIn = {
  mails: number;
  averageKb: number;
  tickets: number;
  perSecond: number;
  /** CPU milliseconds per mail, of the worker and of PostgreSQL. */
  workerCpuMs: number;
  databaseCpuMs: number;
  worstMemoryMb: number;
  outcomes: Record<string, number>;
  target: number;
};

type Options = { data: DataSet; mails: number; databasePid: number; log: (line: string) => void };

/** Mails that wait in a large desk, and how long the worker takes to parse, thread, sanitise and commit them. */
export async function measureMailIn({ data, mails, databasePid, log }: Options): Promise<MailIn> {
  const database = openDatabase({ url: data.url, max: 4 });
  const ctx = systemCtx(database.db, data.workspaceId, "bench");
  const { address, mailboxId } = await aBenchMailbox(ctx);
  let bytesCount = 0;
  for (let n = 0; n < mails; n += 1) {
    const bytes = sampleMail(n, address);
    bytesCount += bytes.length;
    await storeMail(ctx, { bytes, door: "smtp", doorKey: null, envelope: { to: [address] }, mailboxId });
  }
  log(`mail-in: ${mails} mails wait, ${round(bytesCount / mails / 1_024, 1)} KB on average`);
  const worker = await startWorker(data.url);
  const client = postgres(data.url, { max: 1 });
  const waiting = async (): Promise<number> => {
    const [row] =
      await client`select count(*)::int as count from mails where workspace_id = ${data.workspaceId} and outcome is null`;
    return Number(row?.count);
  };
  try {
    // The first ones warm the threads up.
    while ((await waiting()) > mails * 0.9) await delay(20);
    const [first, startedAt] = [await waiting(), performance.now()];
    const used = { worker: -cpuMsOf([worker.pid]), database: -cpuMsOf([databasePid]) };
    let worstMemoryMb = 0;
    let left = first;
    while (left > 0) {
      worstMemoryMb = Math.max(worstMemoryMb, pssMbOf([worker.pid]));
      await delay(250);
      left = await waiting();
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    used.worker += cpuMsOf([worker.pid]);
    used.database += cpuMsOf([databasePid]);
    const outcomes = await client<{ outcome: string; count: number }[]>`
      select outcome, count(*)::int as count from mails where workspace_id = ${data.workspaceId} group by outcome`;
    return {
      mails,
      averageKb: round(bytesCount / mails / 1_024, 1),
      tickets: data.tickets,
      perSecond: round(first / seconds, 1),
      workerCpuMs: round(used.worker / first, 2),
      databaseCpuMs: round(used.database / first, 2),
      worstMemoryMb: round(worstMemoryMb, 0),
      outcomes: Object.fromEntries(outcomes.map(({ outcome, count }) => [outcome, count])),
      target: 60,
    };
  } finally {
    await worker.stop();
    await client.end();
    await database.close();
  }
}
