import { setTimeout as delay } from "node:timers/promises";
import { type Ctx, systemCtx } from "@desk/core/context";
import { isDomainError } from "@desk/core/error";
import { beginAttempt, type DueDelivery, findLost, leaseDue, postDueMessages, settleDelivery } from "@desk/core/mail";
import { describeError } from "./log";
import { sendDelivery } from "./mail/send";
import type { Tools } from "./tools";

const everyMs = 1_000;
const leasedAtOnce = 60;
/** So many mails are on their way at once; the servers' pools take them from there. */
const atOnceMax = 12;

const ctxOf = ({ db, now, secrets }: Tools, workspaceId: string): Ctx => ({
  ...systemCtx(db, workspaceId, "mail", now),
  ...secrets,
});

/** Sends what is due and says how many mails there were. A mail that fails waits and never holds up the others. */
export async function deliverDue(tools: Tools): Promise<number> {
  for (const lost of await findLost(tools)) {
    await settleDelivery(ctxOf(tools, lost.workspaceId), lost, { kind: "lost" });
    tools.log("warn", "a worker stopped while it sent a mail", {
      deliveryId: lost.id,
      lostAttempts: lost.lostAttempts + 1,
    });
  }
  const due = await leaseDue(tools, { limit: leasedAtOnce, hasInstallation: tools.mailOut.installation !== null });
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

/** Looks for due mails and messages every second until told to stop; then finishes those under way. */
export function startDelivery(tools: Tools): { stop: () => Promise<void> } {
  const { log } = tools;
  const stopping = new AbortController();
  if (tools.mailOut.installation === null)
    log("warn", "no mail server is set (SMTP_URL): what does not leave by a mailbox's own server waits");
  const run = async () => {
    while (!stopping.signal.aborted) {
      const count = await postDueMessages(tools)
        .then(async (posted) => posted + (await deliverDue(tools)))
        .catch((error: unknown) => {
          log("error", "mails could not be delivered", describeError(error));
          return 0;
        });
      if (count === 0) await delay(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
