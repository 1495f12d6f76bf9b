import { Worker } from "node:worker_threads";
import type { ParsedMail } from "@desk/contracts/parsed-mail";
import type { ThreadAnswer, ThreadJob } from "./thread-messages";

/** `too_slow` and `too_big` mean that a limit stopped the work, `broken` that the parser itself failed. */
export type MailParseErrorKind = "too_slow" | "too_big" | "broken";

export class MailParseError extends Error {
  readonly kind: MailParseErrorKind;

  constructor(kind: MailParseErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "MailParseError";
    this.kind = kind;
  }
}

export type MailParserSettings = {
  threads?: number;
  /** For one mail. */
  timeoutMs?: number;
  /** Heap of one thread, in MiB. */
  memoryMb?: number;
  /** A larger mail is refused before it is looked at. */
  bytesMax?: number;
  /** The thread's script; set by tests alone. */
  entry?: URL;
};

export type MailParser = {
  /** Parses in a thread of its own. The bytes stay the caller's. Rejects with a `MailParseError`. */
  parse: (bytes: Uint8Array) => Promise<ParsedMail>;
  /** Ends the threads; what still waits is rejected. */
  close: () => Promise<void>;
};

type Job = ThreadJob & { resolve: (mail: ParsedMail) => void; reject: (error: MailParseError) => void };
type Thread = { worker: Worker; isReady: boolean; job: Job | null; timer: NodeJS.Timeout | undefined };

/** What a thread may take to load on a busy machine; it does not count as reading a mail. */
const loadingMs = 30_000;

/** Threads that parse mails: a mail that takes too long or too much memory ends its thread, never the process. */
export function createMailParser({
  threads = 1,
  timeoutMs = 10_000,
  memoryMb = 256,
  bytesMax = 64 * 1024 * 1024,
  entry = threadEntry(),
}: MailParserSettings = {}): MailParser {
  const waiting: Job[] = [];
  const pool = new Set<Thread>();
  let isClosed = false;
  let count = 0;

  function next(): void {
    const job = waiting[0];
    if (job === undefined) return;
    const idle = [...pool].find((thread) => thread.job === null) ?? (pool.size < threads ? start() : undefined);
    if (idle === undefined) return;
    waiting.shift();
    give(idle, job);
  }

  function start(): Thread {
    const worker = new Worker(entry, {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    });
    const thread: Thread = { worker, isReady: false, job: null, timer: undefined };
    worker.on("message", (answer: ThreadAnswer) => {
      if (answer.kind === "ready") begin(thread);
      else finish(thread, answer);
    });
    worker.on("error", (error: NodeJS.ErrnoException) => drop(thread, endedBy(error, memoryMb)));
    worker.on("exit", () => drop(thread, new MailParseError("broken", "The parser's thread ended.")));
    worker.unref();
    pool.add(thread);
    return thread;
  }

  function give(thread: Thread, job: Job): void {
    thread.job = job;
    // Busy threads keep the process alive, idle ones do not.
    thread.worker.ref();
    limit(thread, thread.isReady ? timeoutMs : loadingMs);
    // A copy of exactly these bytes: they may be a window on a larger buffer, and transferring takes them away.
    const copy = Uint8Array.from(job.bytes);
    thread.worker.postMessage({ number: job.number, bytes: copy } satisfies ThreadJob, [copy.buffer]);
  }

  /** The thread is loaded: from now on the time counts for the mail. */
  function begin(thread: Thread): void {
    thread.isReady = true;
    if (thread.job !== null) limit(thread, timeoutMs);
  }

  function limit(thread: Thread, ms: number): void {
    clearTimeout(thread.timer);
    thread.timer = setTimeout(() => {
      drop(thread, new MailParseError("too_slow", `Reading this mail took longer than ${ms / 1_000} s.`));
      void thread.worker.terminate();
    }, ms);
  }

  function finish(thread: Thread, answer: Exclude<ThreadAnswer, { kind: "ready" }>): void {
    const { job } = thread;
    if (job?.number !== answer.number) {
      drop(thread, new MailParseError("broken", "The parser's thread answered to another mail."));
      void thread.worker.terminate();
      return;
    }
    clearTimeout(thread.timer);
    thread.job = null;
    thread.worker.unref();
    if (answer.kind === "parsed") job.resolve(answer.mail);
    else job.reject(new MailParseError("broken", answer.message));
    next();
  }

  function drop(thread: Thread, error: MailParseError): void {
    if (!pool.delete(thread)) return;
    clearTimeout(thread.timer);
    thread.job?.reject(error);
    next();
  }

  return {
    parse: (bytes) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new MailParseError("broken", "The parser is closed."));
        if (bytes.byteLength > bytesMax) {
          const megabytes = Math.floor(bytesMax / 1_048_576);
          return reject(new MailParseError("too_big", `This mail is larger than ${megabytes} MiB.`));
        }
        waiting.push({ number: count++, bytes, resolve, reject });
        next();
      }),
    async close() {
      isClosed = true;
      for (const { reject } of waiting.splice(0)) reject(new MailParseError("broken", "The parser was closed."));
      const ended = [...pool].map((thread) => thread.worker.terminate());
      await Promise.all(ended);
    },
  };
}

function endedBy(error: NodeJS.ErrnoException, memoryMb: number): MailParseError {
  return error.code === "ERR_WORKER_OUT_OF_MEMORY"
    ? new MailParseError("too_big", `Reading this mail took more than ${memoryMb} MiB of memory.`, { cause: error })
    : new MailParseError("broken", `The parser's thread failed: ${error.message}`, { cause: error });
}

/** In a bundled app the thread's script lies beside the main one; from source Node runs the TypeScript itself. */
function threadEntry(): URL {
  return import.meta.url.endsWith(".ts")
    ? new URL("./thread-from-source.mjs", import.meta.url)
    : new URL("./parse-thread.js", import.meta.url);
}
