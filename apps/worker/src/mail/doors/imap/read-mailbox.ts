import { setTimeout as delay } from "node:timers/promises";
import { type Ctx, systemCtx } from "@desk/core/context";
import { mailBytesMax } from "@desk/core/mail/incoming";
import {
  type LeasedMailbox,
  type MailCredentials,
  openIncoming,
  recordFetch,
  recordTrouble,
  SignInEnded,
} from "@desk/core/mail/mailbox";
import { type ImapOptions, openImap } from "@desk/email/imap/connect";
import { FolderRefused, mailTrouble } from "@desk/email/imap/words";
import type { ImapFlow } from "imapflow";
import { describeError } from "../../../log";
import type { DoorTools } from "../tools";
import { backOffMs } from "./back-off";
import { readFolder } from "./read-folder";
import { TroubledMails } from "./troubled";

export type ReaderOptions = Partial<Pick<ImapOptions, "tls" | "connectMs" | "silenceMs">> & {
  /** How long to wait after so many failures in a row. */
  backOffMs?: (failures: number) => number;
};

/** Reads one mailbox until told to stop: connects, reads its folders, waits for more, and starts over when the line breaks. */
export async function readMailbox(
  tools: DoorTools,
  mailbox: LeasedMailbox,
  signal: AbortSignal,
  options: ReaderOptions = {},
): Promise<void> {
  const ctx: Ctx = {
    ...systemCtx(tools.db, mailbox.workspaceId, "imap", tools.now),
    ...tools.secrets,
  };
  const troubled = new TroubledMails(() => tools.now().getTime());
  const pause = options.backOffMs ?? backOffMs;
  let failures = 0;
  while (!signal.aborted) {
    const session = { ctx, mailbox, troubled, signal, onProgress: () => (failures = 0) };
    const error = await readUntilBroken(tools, session, options);
    if (signal.aborted) return;
    failures += 1;
    await tell(tools, ctx, mailbox, error);
    await delay(pause(failures), undefined, { signal }).catch(() => undefined);
  }
}

type Session = {
  ctx: Ctx;
  mailbox: LeasedMailbox;
  troubled: TroubledMails;
  signal: AbortSignal;
  onProgress: () => void;
};
type Broken = { error: unknown; credentials: MailCredentials | undefined };

async function readUntilBroken(tools: DoorTools, session: Session, options: ReaderOptions): Promise<Broken> {
  const { ctx, mailbox, troubled, signal } = session;
  let credentials: MailCredentials | undefined;
  let client: ImapFlow | undefined;
  const end = () => client?.close();
  try {
    const server = await openIncoming(ctx, mailbox.mailboxId);
    if (server === null) throw new Error("This mailbox is not read by IMAP.");
    credentials = server.credentials;
    const bytesMax = await mailBytesMax(ctx);
    client = await openImap(server, { ...options, guard: tools.guard, mailBytesMax: bytesMax });
    signal.addEventListener("abort", end, { once: true });
    const waiting = waitsFor(client);
    while (!signal.aborted) {
      waiting.reset();
      // The first folder last: it stays open, and the server tells of its new mail.
      for (const folder of server.folders.toReversed()) {
        const reading = { ctx, mailbox, client, troubled, mailBytesMax: bytesMax, signal };
        const count = await readFolder(reading, folder).catch((error: unknown) => {
          // The other folders are read all the same, and people are told of this one.
          if (!(error instanceof FolderRefused)) throw error;
          troubled.note(`folder ${folder}`, mailTrouble(error), false);
          return 0;
        });
        if (count > 0) tools.log("info", "mails fetched", { mailboxId: mailbox.mailboxId, count });
      }
      await recordFetch(ctx, mailbox.mailboxId, troubled.words());
      session.onProgress();
      await waiting.forMail(server.pollSeconds * 1_000, signal);
    }
    await client.logout().catch(() => undefined);
    return { error: null, credentials };
  } catch (error) {
    return { error, credentials };
  } finally {
    signal.removeEventListener("abort", end);
    client?.close();
  }
}

/** Waits until the server tells of new mail, its line breaks, or the time to ask by oneself has come. */
function waitsFor(client: ImapFlow) {
  let isTold = false;
  let wake: (() => void) | null = null;
  client.on("exists", () => {
    isTold = true;
    wake?.();
  });
  client.on("close", () => wake?.());
  return {
    reset() {
      isTold = false;
    },
    async forMail(atMostMs: number, signal: AbortSignal): Promise<void> {
      if (isTold || !client.usable || signal.aborted) return;
      const told = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const done = new AbortController();
      client.idle().catch(() => undefined);
      await Promise.race([
        told,
        delay(atMostMs, undefined, { signal: AbortSignal.any([signal, done.signal]) }).catch(() => undefined),
      ]);
      done.abort();
      wake = null;
    },
  };
}

async function tell(tools: DoorTools, ctx: Ctx, mailbox: LeasedMailbox, { error, credentials }: Broken): Promise<void> {
  const words = mailTrouble(error, credentials);
  const { mailboxId } = mailbox;
  tools.log("warn", "a mailbox cannot be read; it will be tried again", { mailboxId, reason: words });
  await recordTrouble(ctx, mailboxId, { words, isSignInEnded: error instanceof SignInEnded }).catch((failed: unknown) =>
    tools.log("error", "the trouble of a mailbox could not be written down", describeError(failed)),
  );
}
