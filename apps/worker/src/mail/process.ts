import { setTimeout as delay } from "node:timers/promises";
import { systemCtx } from "@desk/core/context";
import { type DueMail, takeDueMails } from "@desk/core/mail/incoming";
import { type Ingested, ingestMail } from "@desk/email/ingest";
import type { MailParser } from "@desk/email/parse/mail-parser";
import { describeError } from "../log";
import type { Tools } from "../tools";

export type ProcessTools = Pick<Tools, "db" | "now" | "storage" | "log"> & { parser: MailParser };

const everyMs = 500;
const takenAtOnce = 20;
/** While one mail is parsed, others wait for the database. */
const atOnceMax = 4;

/** Looks at mails that came in and says how many there were. One that fails waits and never holds up the others. */
export async function processDueMails(tools: ProcessTools): Promise<number> {
  const due = await takeDueMails(tools, takenAtOnce);
  const queue = [...due];
  const work = async () => {
    for (let mail = queue.shift(); mail !== undefined; mail = queue.shift()) await processMail(tools, mail);
  };
  await Promise.all(Array.from({ length: Math.min(atOnceMax, queue.length) }, work));
  return due.length;
}

async function processMail(tools: ProcessTools, mail: DueMail): Promise<void> {
  const ctx = systemCtx(tools.db, mail.workspaceId, "mail", tools.now);
  const { id: mailId, attempts } = mail;
  try {
    tell(tools, mail, await ingestMail(ctx, tools, mail));
  } catch (error) {
    // Not even the failure could be noted: its lease ends by itself, and it is looked at again.
    tools.log("error", "a mail could not be looked at", { mailId, attempts, ...describeError(error) });
  }
}

function tell({ log }: ProcessTools, { id: mailId, attempts }: DueMail, { outcome }: Ingested): void {
  if (outcome === "later") log("warn", "a mail waits for another attempt", { mailId, attempts });
  if (outcome === "unprocessable") log("warn", "a mail was not understood; it is kept", { mailId, attempts });
}

/** Looks for mails that came in every half second until told to stop; then finishes those under way. */
export function startProcessing(tools: ProcessTools): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const run = async () => {
    while (!stopping.signal.aborted) {
      const count = await processDueMails(tools).catch((error: unknown) => {
        tools.log("error", "mails could not be looked at", describeError(error));
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
      await tools.parser.close();
    },
  };
}
