import { parentPort } from "node:worker_threads";
import { foldQuotedHtml } from "./fold-html";
import { parseMail } from "./parse-mail";
import type { ThreadAnswer, ThreadJob } from "./thread-messages";

/** Runs in a thread: bytes in, a parsed mail out with its quoted text folded, attachments handed over without a copy. */
const port = parentPort;
port?.on("message", ({ number, bytes }: ThreadJob) => {
  try {
    const read = parseMail(bytes);
    const mail = { ...read, html: read.html === null ? null : foldQuotedHtml(read.html) };
    const buffers = new Set(mail.attachments.map((attachment) => attachment.bytes.buffer as ArrayBuffer));
    port.postMessage({ kind: "parsed", number, mail } satisfies ThreadAnswer, [...buffers]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    port.postMessage({ kind: "broken", number, message } satisfies ThreadAnswer);
  }
});
port?.postMessage({ kind: "ready" } satisfies ThreadAnswer);
