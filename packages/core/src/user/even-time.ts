import { setTimeout as wait } from "node:timers/promises";

/** Longer than the work takes when there is something to do. */
const answerAfterMs = 150;

/** Answers after the same time whether or not there was anything to do, so that the clock tells nothing. */
export async function evenTime(work: () => Promise<void>): Promise<void> {
  await Promise.all([work(), wait(answerAfterMs)]);
}
