import { parentPort } from "node:worker_threads";
import { foldQuotedHtml } from "./fold-html";
import { parseMail } from "./parse-mail";
import type { ThreadAnswer } from "./thread-messages";

/** Runs in a thread: bytes in, a parsed mail out with its quoted text folded, attachments handed over without a copy. */
const port = parentPort;
port?.on("message", (bytes: Uint8Array) => {
  try {
    const read = parseMail(bytes);
    const mail = { ...read, html: read.html === null ? null : foldQuotedHtml(read.html) };
    const buffers = new Set(mail.attachments.map((attachment) => attachment.bytes.buffer as ArrayBuffer));
    port.postMessage({ kind: "parsed", mail } satisfies ThreadAnswer, [...buffers]);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    port.postMessage({ kind: "broken", message } satisfies ThreadAnswer);
  }
});
port?.postMessage({ kind: "ready" } satisfies ThreadAnswer);
