import { hostname } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { newId } from "@desk/core/context";
import { type LeasedMailbox, leaseMailboxes, leaseSeconds, releaseMailbox, renewLeases } from "@desk/core/mail/mailbox";
import { describeError } from "../../../log";
import type { DoorTools } from "../tools";
import { type ReaderOptions, readMailbox } from "./read-mailbox";

export type ImapDoorOptions = ReaderOptions & {
  /** How often leases are renewed and free mailboxes are looked for. */
  everyMs?: number;
  /** Mailboxes one worker reads at most; more workers read more. */
  mailboxesMax?: number;
};
type Reader = { mailbox: LeasedMailbox; stop: AbortController; running: Promise<void> };

/** Reads every mailbox that no other worker reads, and lets go of those that were changed, stopped or taken. */
export function startImapDoor(tools: DoorTools, options: ImapDoorOptions = {}): { stop: () => Promise<void> } {
  const { everyMs = (leaseSeconds * 1_000) / 5, mailboxesMax = 200 } = options;
  const asked = { db: tools.db, now: tools.now, worker: `${hostname()}/${process.pid}/${newId()}` };
  const readers = new Map<string, Reader>();
  const stopping = new AbortController();

  const start = (mailbox: LeasedMailbox) => {
    const stop = new AbortController();
    const running = readMailbox(tools, mailbox, stop.signal, options).catch((error: unknown) =>
      tools.log("error", "a mailbox is not read any more", describeError(error)),
    );
    readers.set(mailbox.mailboxId, { mailbox, stop, running });
  };
  const end = async (reader: Reader) => {
    readers.delete(reader.mailbox.mailboxId);
    reader.stop.abort();
    await reader.running;
    await releaseMailbox(asked, reader.mailbox.mailboxId);
  };
  const look = async () => {
    const held = new Map((await renewLeases(asked)).map(({ mailboxId, version }) => [mailboxId, version]));
    const lost = [...readers.values()].filter(({ mailbox }) => held.get(mailbox.mailboxId) !== mailbox.version);
    await Promise.all(lost.map(end));
    const room = mailboxesMax - readers.size;
    if (room > 0) for (const mailbox of await leaseMailboxes(asked, room)) start(mailbox);
  };
  const run = async () => {
    while (!stopping.signal.aborted) {
      await look().catch((error: unknown) =>
        tools.log("error", "mailboxes cannot be looked after", describeError(error)),
      );
      await delay(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
      await Promise.all([...readers.values()].map((reader) => end(reader).catch(() => undefined)));
    },
  };
}
