import { writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { type Db, pingDatabase } from "@desk/core/boot";
import { describeError, type Log } from "./log";

const everyMs = 5_000;

/**
 * Writes the time into a file as long as this process turns and reaches its database. Who watches the container
 * looks at how old the file is: nothing has to listen anywhere for that.
 */
export function startHeartbeat(
  { db, log }: { db: Db; log: Log },
  file: string,
  everyMsOf = everyMs,
): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const beat = async () => {
    await pingDatabase(db);
    await writeFile(file, `${new Date().toISOString()}\n`);
  };
  const run = async () => {
    while (!signal.aborted) {
      await beat().catch((error: unknown) => log("warn", "no sign of life could be given", describeError(error)));
      await delay(everyMsOf, undefined, { signal }).catch(() => undefined);
    }
  };
  const running = file === "" ? Promise.resolve() : run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
