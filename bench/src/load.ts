import { setTimeout as delay } from "node:timers/promises";
import type { Answer, Call, Client } from "./http";

/** One kind of request: how to ask, and what a right answer is. */
export type Request = { call: () => Call; check: (answer: Answer, call: Call) => string | null };

export type Latencies = {
  requests: number;
  errors: number;
  firstError: string | null;
  p50: number;
  p95: number;
  p99: number;
};

/** Called when the warm-up is over and when the measured time is. */
export type Watch = { begin: () => void; end: () => void };

class Recorder {
  readonly #times: number[] = [];
  #errors = 0;
  #firstError: string | null = null;
  isOn = false;

  add(ms: number, problem: string | null): void {
    if (!this.isOn) return;
    this.#times.push(ms);
    if (problem === null) return;
    this.#errors++;
    this.#firstError ??= problem;
  }

  result(): Latencies {
    const sorted = Float64Array.from(this.#times).toSorted();
    const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
    return {
      requests: sorted.length,
      errors: this.#errors,
      firstError: this.#firstError,
      p50: at(0.5),
      p95: at(0.95),
      p99: at(0.99),
    };
  }
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

async function sendOnce(client: Client, request: Request, recorder: Recorder, startedAt: number): Promise<void> {
  const call = request.call();
  const problem = await client.send(call).then(
    (answer) => request.check(answer, call),
    (error: unknown) => String(error),
  );
  recorder.add(performance.now() - startedAt, problem);
}

export type LoadOptions = { seconds: number; warmUpSeconds: number };

/** Each connection asks again as soon as it is answered. */
export async function closedLoop(
  client: Client,
  connections: number,
  request: Request,
  { seconds, warmUpSeconds }: LoadOptions,
  watch: Watch,
): Promise<Latencies & { perSecond: number }> {
  const recorder = new Recorder();
  let isRunning = true;
  const work = async () => {
    while (isRunning) await sendOnce(client, request, recorder, performance.now());
  };
  const workers = Array.from({ length: connections }, work);
  await delay(warmUpSeconds * 1_000);
  watch.begin();
  recorder.isOn = true;
  const startedAt = performance.now();
  await delay(seconds * 1_000);
  recorder.isOn = false;
  const elapsed = (performance.now() - startedAt) / 1_000;
  watch.end();
  isRunning = false;
  await Promise.all(workers);
  const result = recorder.result();
  return { ...result, perSecond: round(result.requests / elapsed, 1) };
}

/** Requests arrive at their times whether or not earlier ones are answered; waiting counts from the planned arrival. */
export async function constantArrival(
  client: Client,
  perSecond: number,
  request: Request,
  { seconds, warmUpSeconds }: LoadOptions,
  watch: Watch,
): Promise<Latencies> {
  const recorder = new Recorder();
  const open = new Set<Promise<void>>();
  const startedAt = performance.now();
  const total = Math.floor((seconds + warmUpSeconds) * perSecond);
  const firstMeasured = Math.floor(warmUpSeconds * perSecond);
  for (let index = 0; index < total; index++) {
    if (index === firstMeasured) {
      recorder.isOn = true;
      watch.begin();
    }
    const dueAt = startedAt + (index * 1_000) / perSecond;
    const waitMs = dueAt - performance.now();
    if (waitMs > 0) await delay(waitMs);
    const sent = sendOnce(client, request, recorder, Math.max(dueAt, startedAt));
    open.add(sent);
    void sent.finally(() => open.delete(sent));
  }
  await Promise.all(open);
  watch.end();
  return recorder.result();
}
