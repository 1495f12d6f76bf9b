import { setTimeout as delay } from "node:timers/promises";
import { type JobDesk, type JobWorks, runNextJob } from "@desk/core/job";
import { describeError } from "./log";
import type { Tools } from "./tools";

/** How soon work that somebody asked for is taken, at the latest. */
const everyMs = 500;
/** So many jobs are worked on side by side, so that a long one does not keep a short one waiting. */
const atOnce = 2;

export type AskedTools = Pick<Tools, "db" | "now" | "storage" | "log">;

/** Works on what people asked for: bulk changes, their undoing, exports. Stops after the chunk under way. */
export function startAskedWork({ db, now, storage, log }: AskedTools, works: JobWorks): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const onFault: JobDesk["onFault"] = (error, fault) =>
    log("error", "a job met a fault and is tried again", { ...fault, ...describeError(error) });
  const run = async () => {
    while (!signal.aborted) {
      const worked = await runNextJob({ db, now, storage, works, onFault, signal }).catch((error: unknown) => {
        log("error", "jobs could not be looked for", describeError(error));
        return false;
      });
      if (!worked) await delay(everyMs, undefined, { signal }).catch(() => undefined);
    }
  };
  const running = Array.from({ length: atOnce }, run);
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}
