import type { MailboxTestStep, MailboxTestStepName } from "@desk/contracts/mailbox";
import type { OpenIncoming } from "@desk/core/mail/mailbox";
import type { ImapFlow } from "imapflow";
import { type ImapOptions, openImap } from "../imap/connect";
import { openFolder } from "../imap/read-folder";
import { mailTrouble } from "../imap/words";
import { TooSlow, within } from "./within";

export type ProbeOptions = Pick<ImapOptions, "guard" | "tls"> & { withinMs?: number };

const mailBytesMax = 1_000_000;
const readBytes = 4_096;

/** Connects, signs in and reads, changing nothing, and says which step failed. */
export async function testIncoming(server: OpenIncoming, options: ProbeOptions): Promise<MailboxTestStep[]> {
  const { withinMs = 6_500 } = options;
  const steps: MailboxTestStep[] = [];
  let current: MailboxTestStepName = "connect";
  const passed = (words: string, next: MailboxTestStepName) => {
    steps.push({ name: current, ok: true, words });
    current = next;
  };
  let client: ImapFlow | undefined;
  const test = async () => {
    client = await openImap(server, {
      ...options,
      mailBytesMax,
      connectMs: withinMs,
      silenceMs: withinMs,
      onStage(stage) {
        const afterConnect = server.security === "none" ? "sign_in" : "tls";
        if (stage === "connected") passed(`${server.host} answers on port ${server.port}.`, afterConnect);
        if (stage === "secured") passed("The line is encrypted and the certificate is good.", "sign_in");
      },
    });
    passed(`Signed in as ${server.user}.`, "open_folders");
    await openFolders(client, server);
    passed(`Opened ${server.folders.join(", ")}.`, "read");
    steps.push({ name: "read", ok: true, words: await readNewest(client) });
  };
  try {
    await within(withinMs, test());
  } catch (error) {
    const words =
      error instanceof TooSlow
        ? `This took longer than ${withinMs / 1_000} seconds.`
        : mailTrouble(error, server.credentials);
    steps.push({ name: current, ok: false, words });
  } finally {
    client?.close();
  }
  return steps;
}

/** The first one last, so that it stays open. */
async function openFolders(client: ImapFlow, { folders, afterwards, moveTo }: OpenIncoming): Promise<void> {
  if (afterwards === "move" && moveTo !== null) await openFolder(client, moveTo);
  for (const folder of folders.toReversed()) await openFolder(client, folder);
}

async function readNewest(client: ImapFlow): Promise<string> {
  const opened = client.mailbox;
  if (opened === false || opened.exists === 0) return "The folder is empty; mail will be fetched as it arrives.";
  const newest = await client.fetchOne("*", { uid: true, source: { maxLength: readBytes } });
  if (newest === false) throw new Error("The newest mail could not be read.");
  return `Read the newest of ${opened.exists} mails in ${opened.path}.`;
}

/** Whether a mail with this Message-ID lies in one of the folders, or in the one that read mail is moved to. */
export async function findProbe(server: OpenIncoming, messageId: string, options: ProbeOptions): Promise<boolean> {
  const { withinMs = 6_500 } = options;
  let client: ImapFlow | undefined;
  const look = async (): Promise<boolean> => {
    client = await openImap(server, { ...options, mailBytesMax, connectMs: withinMs, silenceMs: withinMs });
    for (const folder of [...server.folders, ...(server.moveTo === null ? [] : [server.moveTo])]) {
      await openFolder(client, folder);
      const found = await client.search({ header: { "message-id": messageId } }, { uid: true });
      if (Array.isArray(found) && found.length > 0) return true;
    }
    return false;
  };
  try {
    return await within(withinMs, look());
  } finally {
    client?.close();
  }
}
