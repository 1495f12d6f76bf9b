import { setTimeout as delay } from "node:timers/promises";
import { type Ctx, systemCtx } from "@desk/core/context";
import { isDomainError } from "@desk/core/error";
import {
  beginAttempt,
  type DueDelivery,
  findLost,
  leaseDue,
  postDueMessages,
  releaseLeases,
  settleDelivery,
} from "@desk/core/mail";
import { describeError } from "./log";
import { sendDelivery } from "./mail/send";
import type { Tools } from "./tools";

const everyMs = 1_000;
const leasedAtOnce = 60;
/** So many mails are on their way at once; the servers' pools take them from there. */
const atOnceMax = 20;
/** How long a stop waits for servers that are still to answer; after that the next worker counts the mail as lost. */
const drainMs = 8_000;

const ctxOf = ({ db, now, secrets }: Tools, workspaceId: string): Ctx => ({
  ...systemCtx(db, workspaceId, "mail", now),
  ...secrets,
});

/** Takes mails whose time has come, and notes those that a dead worker left behind. */
async function takeDue(tools: Tools, limit: number): Promise<DueDelivery[]> {
  for (const lost of await findLost(tools)) {
    await settleDelivery(ctxOf(tools, lost.workspaceId), lost, { kind: "lost" });
    tools.log("warn", "a worker stopped while it sent a mail", {
      deliveryId: lost.id,
      lostAttempts: lost.lostAttempts + 1,
    });
  }
  return leaseDue(tools, { limit, hasInstallation: tools.mailOut.installation !== null });
}

/** Sends what is due now and says how many mails there were. A mail that fails waits and never holds up the others. */
export async function deliverDue(tools: Tools): Promise<number> {
  const due = await takeDue(tools, leasedAtOnce);
  const queue = [...due];
  const work = async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await deliver(tools, one);
  };
  await Promise.all(Array.from({ length: Math.min(atOnceMax, queue.length) }, work));
  return due.length;
}

async function deliver(tools: Tools, due: DueDelivery): Promise<void> {
  const ctx = ctxOf(tools, due.workspaceId);
  const begun = await beginAttempt(ctx, due);
  if (begun === null) return;
  const result = await sendDelivery(tools, ctx, begun).catch((error: unknown) => {
    tools.log("error", "a mail could not be made", { deliveryId: due.id, ...describeError(error) });
    const isTold = isDomainError(error) || (error instanceof Error && error.name === "SignInEnded");
    return { kind: "unreached" as const, reason: isTold ? error.message : "The desk could not make this mail." };
  });
  const decision = await settleDelivery(ctx, begun, result);
  if (decision === undefined || decision.state === "sent") return;
  const { state, attempts } = decision;
  tools.log("warn", "a mail did not leave", {
    deliveryId: due.id,
    kind: due.kind,
    outcome: result.kind,
    state,
    attempts,
  });
}

/**
 * Looks for due mails and messages every second until told to stop; then finishes those under way and leaves the others
 * to the next worker. A server that keeps one mail waiting holds up no other.
 */
export function startDelivery(tools: Tools): { stop: () => Promise<void> } {
  const { log } = tools;
  const stopping = new AbortController();
  const queue: DueDelivery[] = [];
  const underWay = new Set<Promise<void>>();
  if (tools.mailOut.installation === null)
    log("warn", "no mail server is set (SMTP_URL): what does not leave by a mailbox's own server waits");

  const trying = async (words: string, work: () => Promise<number>): Promise<number> => {
    try {
      return await work();
    } catch (error) {
      log("error", words, describeError(error));
      return 0;
    }
  };
  const begin = (due: DueDelivery) => {
    const work: Promise<void> = deliver(tools, due)
      .catch((error: unknown) => log("error", "a mail's answer could not be noted", describeError(error)))
      .finally(() => underWay.delete(work));
    underWay.add(work);
  };
  const round = async (): Promise<number> => {
    const posted = await trying("planned messages could not be posted", () => postDueMessages(tools));
    const leased = await trying("mails could not be delivered", async () => {
      const room = leasedAtOnce - queue.length;
      return room < atOnceMax ? 0 : queue.push(...(await takeDue(tools, room)));
    });
    for (const due of queue.splice(0, atOnceMax - underWay.size)) begin(due);
    return posted + leased;
  };
  const run = async () => {
    while (!stopping.signal.aborted) {
      const count = await round();
      const pause = delay(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (count === 0 || underWay.size >= atOnceMax) await Promise.race([pause, ...underWay]);
    }
    await releaseLeases(tools, queue.splice(0));
    await Promise.race([Promise.all(underWay), delay(drainMs, undefined, { ref: false })]);
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
