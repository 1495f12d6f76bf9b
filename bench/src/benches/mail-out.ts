import { setTimeout as delay } from "node:timers/promises";
import { PostMessage } from "@desk/contracts/ticket";
import { permissions } from "@desk/contracts/words";
import { openDatabase } from "@desk/core/boot";
import { type Ctx, systemCtx } from "@desk/core/context";
import { postMessage } from "@desk/core/message";
import { benchOwnerEmail } from "@desk/core/seed";
import { openSmtpSink } from "@desk/email/testing/smtp-sink";
import postgres from "postgres";
import type { DataSet } from "../data-set";
import { round } from "../load";
import { aBenchMailbox } from "../mail/mailbox";
import { startWorker } from "../mail/worker";
import { cpuMsOf } from "../process";

export type MailOut = { mails: number; perSecond: number; workerCpuMs: number; duplicates: number; target: number };

type Options = { data: DataSet; mails: number; log: (line: string) => void };

/** Replies that wait, and how long the worker takes to hand them to a mail server on loopback. */
export async function measureMailOut({ data, mails, log }: Options): Promise<MailOut> {
  const database = openDatabase({ url: data.url, max: 4 });
  const system = systemCtx(database.db, data.workspaceId, "bench");
  await aBenchMailbox(system);
  const ctx = { ...system, actor: await ownerOf(data) };
  for (let n = 0; n < mails; n += 1) {
    const ticketId = data.open[n % data.open.length]?.id;
    await postMessage(ctx, PostMessage.parse({ ticketId, kind: "reply", body: { text: `We have found it. ${n}` } }));
  }
  log(`mail-out: ${mails} replies wait`);
  const sink = await openSmtpSink();
  const worker = await startWorker(data.url, { SMTP_URL: sink.url });
  try {
    while (sink.mails.length < mails * 0.1) await delay(5);
    const [first, startedAt, used] = [sink.mails.length, performance.now(), -cpuMsOf([worker.pid])];
    while (sink.mails.length < mails) await delay(5);
    const seconds = (performance.now() - startedAt) / 1_000;
    const count = mails - first;
    const cpuMs = used + cpuMsOf([worker.pid]);
    const distinct = new Set(sink.mails.map(({ messageId, to }) => `${messageId} ${to[0]}`)).size;
    return {
      mails,
      perSecond: round(count / seconds, 1),
      workerCpuMs: round(cpuMs / count, 2),
      duplicates: sink.mails.length - distinct,
      target: 100,
    };
  } finally {
    await worker.stop();
    await sink.close();
    await database.close();
  }
}

/** What a person answers leaves by mail; what the product writes does not. */
async function ownerOf({ url, workspaceId }: DataSet): Promise<Ctx["actor"]> {
  const client = postgres(url, { max: 1 });
  const [row] = await client`select id from users where workspace_id = ${workspaceId} and email = ${benchOwnerEmail}`;
  await client.end();
  return {
    kind: "agent",
    userId: String(row?.id),
    sessionId: null,
    roleKey: "owner",
    permissions: new Set(permissions),
    seesAllTeams: true,
    teams: new Map(),
  };
}
