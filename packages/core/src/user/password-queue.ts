import { limitExceeded } from "../error";

export type Queue = { run: <T>(work: () => Promise<T>) => Promise<T> };

/**
 * At most `running` works at once and `waiting` behind them; who comes later is told to come back.
 * Without a bound, a flood of sign-ins would hold the memory and the threads of everybody else.
 */
export function createQueue({ running, waiting }: { running: number; waiting: number }): Queue {
  let active = 0;
  const line: (() => void)[] = [];
  return {
    async run(work) {
      if (active >= running) {
        if (line.length >= waiting)
          throw limitExceeded("Too many people are signing in at this moment. Try again in a few seconds.", 5);
        await new Promise<void>((resolve) => line.push(resolve));
      } else {
        active++;
      }
      try {
        return await work();
      } finally {
        const next = line.shift();
        if (next === undefined) active--;
        else next();
      }
    },
  };
}
