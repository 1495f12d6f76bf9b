import { setTimeout as delay } from "node:timers/promises";
import { systemCtx } from "@desk/core/context";
import { type DueMail, markMailFailed, markMailSent, takeDueMails } from "@desk/core/mail";
import { renderMail } from "@desk/email/render";
import type { MailTransport } from "@desk/email/transport";
import { describeError } from "./log";
import type { Tools } from "./tools";

const everyMs = 2_000;

/** Sends what is due and says how many mails there were. A mail that fails waits and never holds up the others. */
export async function deliverDue(tools: Tools, transport: MailTransport): Promise<number> {
  const due = await takeDueMails(tools);
  for (const mail of due) await deliver(tools, transport, mail);
  return due.length;
}

async function deliver(tools: Tools, transport: MailTransport, { workspaceId, id, attempts, mail }: DueMail) {
  const ctx = systemCtx(tools.db, workspaceId, "mail", tools.now);
  try {
    await transport.send(renderMail(mail, tools.publicUrl), id);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown";
    const outcome = await markMailFailed(ctx, { mailId: id, attempts, reason });
    tools.log("warn", `a mail did not leave; ${outcome}`, { mailId: id, kind: mail.kind, attempts });
    return;
  }
  await markMailSent(ctx, id);
}

/** Looks for due mails every two seconds until told to stop; then finishes the one under way. */
export function startDelivery(tools: Tools): { stop: () => Promise<void> } {
  const { transport, log } = tools;
  const stopping = new AbortController();
  if (transport === null) {
    log("warn", "no mail server is set (SMTP_URL): mails wait in the outbox");
    return { stop: async () => undefined };
  }
  const run = async () => {
    while (!stopping.signal.aborted) {
      const count = await deliverDue(tools, transport).catch((error: unknown) => {
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
