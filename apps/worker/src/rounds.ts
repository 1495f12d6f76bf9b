import { setTimeout as delay } from "node:timers/promises";
import { describeError, type Log } from "./log";

type Round = {
  everyMs: number;
  /** Does what is due and says how many there were. */
  work: () => Promise<number>;
  /** For the log, such as "snoozed tickets could not be woken". */
  trouble: string;
};

/** Does the same work every so often until told to stop, at once again while there is more; then finishes the round. */
export function startRounds({ log }: { log: Log }, { everyMs, work, trouble }: Round): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const run = async () => {
    while (!stopping.signal.aborted) {
      const count = await work().catch((error: unknown) => {
        log("error", trouble, describeError(error));
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
