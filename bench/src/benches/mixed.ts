import { setTimeout as delay } from "node:timers/promises";
import { arrivals, recoveredAfter, type Summary, summaryOf } from "../arrivals";
import { type Client, clientOf } from "../http";
import type { Request } from "../load";
import type { Log } from "../measure";
import { evenly, mixOf } from "../mix";
import type { Side } from "../sides";
import { everyRequest } from "./growth";

type AtRate = Summary & { perSecond: number };
export type MixedRow = {
  tickets: number;
  /** The highest rate found at which nothing failed or was refused and p95 stayed in bounds. */
  held: AtRate;
  /** Three times that. */
  overload: AtRate;
  /** Back at the held rate. */
  recoverySeconds: number | null;
  steps: AtRate[];
};

const p95Ms = 300;
const startsAt = 30;
const slowest = 5;
const stepSeconds = 5;
const overloadSeconds = 12;
const recoverySeconds = 30;

/** Seventy per cent reading, twenty answering, five searching, five changing many at once. */
function mixedRequest({ data }: Side): Request {
  const of = everyRequest(data);
  return mixOf([
    ...evenly(0.7, [of.W2, of.W2, of.W3, of.W4h, of.W4h, of.W4a, of.W8]),
    ...evenly(0.2, [of.W5, of.W5t]),
    ...evenly(0.05, [of.W6t, of.W6c, of.W6p, of.W6m]),
    ...evenly(0.05, [of.bulk]),
  ]);
}

/** Looks for the rate that is held, goes three times beyond it, and comes back. */
export async function measureMixed(side: Side, log: Log): Promise<MixedRow> {
  const client = clientOf(side.subject.port, 4_096);
  const request = mixedRequest(side);
  const steps: AtRate[] = [];
  const tryRate = async (perSecond: number, seconds = stepSeconds): Promise<boolean> => {
    const step = { perSecond, ...summaryOf(await arrivals(client, request, perSecond, seconds)) };
    steps.push(step);
    log(`mixed at ${side.tickets}: ${perSecond}/s, p95 ${step.p95} ms, ${step.shed} refused, ${step.failed} failed`);
    const isHeld = isWithin(step);
    // What is left over from a rate that was too high must not fall upon the next one.
    if (!isHeld) await settle(client, request);
    return isHeld;
  };
  try {
    await tryRate(startsAt / 3, 2);
    const rate = await findRate(tryRate);
    const held = steps.findLast((step) => step.perSecond === rate);
    if (held === undefined) throw new Error("No rate was tried.");
    const overloadRate = rate * 3;
    const overloaded = await arrivals(client, request, overloadRate, overloadSeconds);
    const overload = { perSecond: overloadRate, ...summaryOf(overloaded) };
    log(
      `mixed at ${side.tickets}: three times, ${overloadRate}/s: accepted ${overload.accepted}, p95 ${overload.p95} ms, refused ${overload.shed}, failed ${overload.failed}`,
    );
    const recovered = await recoveryOf(client, request, rate);
    return { tickets: side.tickets, held, overload, recoverySeconds: recovered, steps };
  } finally {
    client.close();
  }
}

const isWithin = ({ p95, shed, failed }: Summary): boolean => p95 < p95Ms && shed + failed === 0;

/** Up by halves until one is not held, then between the last two, and at last for twice the time. */
async function findRate(tryRate: (perSecond: number, seconds?: number) => Promise<boolean>): Promise<number> {
  let [held, tooHigh] = [startsAt, startsAt];
  for (let rate = startsAt; ; rate = Math.round(rate * 1.5)) {
    tooHigh = rate;
    if (!(await tryRate(rate))) break;
    held = rate;
  }
  const between = Math.round((held + tooHigh) / 2);
  if (between > held && (await tryRate(between))) held = between;
  while (!(await tryRate(held, stepSeconds * 2)) && held > slowest) held = Math.max(slowest, Math.round(held * 0.8));
  return held;
}

/** At the held rate again, in slices of five seconds, until one ends well. */
async function recoveryOf(client: Client, request: Request, perSecond: number): Promise<number | null> {
  for (let since = 0; since < recoverySeconds; since += stepSeconds) {
    const well = recoveredAfter(await arrivals(client, request, perSecond, stepSeconds), p95Ms);
    if (well !== null) return since + well;
  }
  return null;
}

async function settle(client: Client, request: Request): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    await delay(500);
    if (isWithin(summaryOf(await arrivals(client, request, 4, 0.5)))) return;
  }
}
