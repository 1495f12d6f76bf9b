import { setTimeout as delay } from "node:timers/promises";
import type { Db } from "@desk/core/boot";
import { numberOf, type TestMail } from "./mails";

/** A way in, with the processes behind it. */
export type Door = {
  /** Offers a mail; true means that it was taken, and from then on it is ours to lose. */
  offer: (mail: TestMail) => Promise<boolean>;
  /** Ends every process behind the door without warning and starts them again. */
  killAndStart: () => Promise<void>;
};

export type Figures = {
  mails: number;
  kills: number;
  /** Offers that were not taken and made again. */
  offeredAgain: number;
  /** Taken, and not there or without an outcome. */
  lost: number;
  /** More than one message of one mail. */
  duplicates: number;
  /** Mails whose outcome and rows do not agree. */
  torn: number;
  outcomes: Record<string, number>;
};

type Options = { workspaceId: string; mails: readonly TestMail[]; kills: number; atOnce: number };

/** Offers every mail until it is taken, as a sender does, and kills at random points on the way. */
export async function sendThrough(
  db: Db,
  door: Door,
  { workspaceId, mails, kills, atOnce }: Options,
): Promise<Figures> {
  const queue = [...mails];
  let taken = 0;
  let offeredAgain = 0;
  let failure: unknown;
  const sender = async () => {
    for (let mail = queue.shift(); mail !== undefined; mail = queue.shift()) {
      while (!(await door.offer(mail).catch(() => false))) {
        if (failure !== undefined) return;
        offeredAgain += 1;
        await delay(20 + Math.random() * 60);
      }
      taken += 1;
    }
  };
  const senders = Array.from({ length: atOnce }, sender);
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      const due = Math.floor((mails.length * kill) / (kills + 1));
      while (taken < due) await delay(2);
      await delay(Math.random() * 150);
      await door.killAndStart();
      await endLeases(db);
    }
  } catch (error) {
    failure = error;
    throw error;
  }
  await Promise.all(senders);
  await untilSettled(db);
  return { mails: mails.length, kills, offeredAgain, ...(await verdict(db, workspaceId, mails)) };
}

/** What a killed worker held is taken over when its lease has ended; the test does not wait for that. */
const endLeases = (db: Db) =>
  db.execute(`/* across workspaces: maintenance */
    with freed as (update mailboxes set leased_by = null, leased_until = null)
    update mails set next_attempt_at = least(next_attempt_at, now()) where outcome is null`);

const patienceMs = 120_000;

async function untilSettled(db: Db): Promise<void> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const [row] = await db.execute<{ waiting: number }>(
      "/* across workspaces: maintenance */ select count(*)::int as waiting from mails where outcome is null",
    );
    // What is left after the patience is counted as lost.
    if (row?.waiting === 0 || performance.now() > deadline) return;
    await delay(50);
  }
}

type Row = { bytes: Uint8Array; outcome: string | null; messages: number; isWhole: boolean };

type Verdict = Omit<Figures, "mails" | "kills" | "offeredAgain">;

async function verdict(db: Db, workspaceId: string, mails: readonly TestMail[]): Promise<Verdict> {
  const rows = await db.execute<Row>(`/* across workspaces: maintenance */
    select s.bytes, m.outcome, coalesce(e.messages, 0) as messages,
      (m.outcome not in ('ticket', 'reply') or y.id is not null) as "isWhole"
    from mails m join mail_sources s on s.workspace_id = m.workspace_id and s.mail_id = m.id
    left join (select c.mail_id, count(*)::int as messages from message_envelopes c
      where c.workspace_id = '${workspaceId}' group by c.mail_id) e on e.mail_id = m.id
    left join message_envelopes x
      on x.workspace_id = m.workspace_id and x.message_id = m.message_id and x.mail_id = m.id
    left join messages y
      on y.workspace_id = x.workspace_id and y.id = x.message_id and y.ticket_id = m.ticket_id
    where m.workspace_id = '${workspaceId}'`);
  const outcomes: Record<string, number> = {};
  const messages = new Map<number, number>();
  const settled = new Set<number>();
  let torn = 0;
  for (const row of rows) {
    const n = numberOf(row.bytes);
    outcomes[row.outcome ?? "none"] = (outcomes[row.outcome ?? "none"] ?? 0) + 1;
    if (row.outcome !== null) settled.add(n);
    messages.set(n, (messages.get(n) ?? 0) + row.messages);
    if (!row.isWhole && row.outcome !== null) torn += 1;
  }
  return {
    lost: mails.filter(({ n }) => !settled.has(n)).length,
    duplicates: [...messages.values()].reduce((sum, count) => sum + Math.max(0, count - 1), 0),
    torn,
    outcomes,
  };
}
