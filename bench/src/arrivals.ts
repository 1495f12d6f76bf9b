import { setTimeout as delay } from "node:timers/promises";
import type { Client } from "./http";
import type { Request } from "./load";
import { quantile } from "./statistics";

/** How one request ended: answered as it should be, told to come back later, or anything else. */
export type Outcome = { atMs: number; ms: number; kind: "accepted" | "shed" | "failed"; problem: string | null };

/** Requests at a constant rate, whether or not earlier ones are answered; waiting counts from the planned moment. */
export async function arrivals(
  client: Client,
  request: Request,
  perSecond: number,
  seconds: number,
): Promise<Outcome[]> {
  const startedAt = performance.now();
  const open: Promise<Outcome>[] = [];
  for (let index = 0; index < perSecond * seconds; index++) {
    const atMs = (index * 1_000) / perSecond;
    const waitMs = startedAt + atMs - performance.now();
    if (waitMs > 0) await delay(waitMs);
    open.push(outcomeOf(client, request, startedAt, atMs));
  }
  return Promise.all(open);
}

async function outcomeOf(client: Client, request: Request, startedAt: number, atMs: number): Promise<Outcome> {
  const call = request.call();
  const ended = (kind: Outcome["kind"], problem: string | null): Outcome => ({
    atMs,
    ms: performance.now() - startedAt - atMs,
    kind,
    problem,
  });
  try {
    const answer = await client.send(call);
    // Retry-After is what makes a refusal one that a client can live with.
    const isShed = (answer.status === 503 || answer.status === 429) && answer.headers["retry-after"] !== undefined;
    if (isShed) return ended("shed", null);
    const problem = request.check(answer, call);
    return ended(problem === null ? "accepted" : "failed", problem);
  } catch (error) {
    return ended("failed", String(error));
  }
}

export type Summary = {
  requests: number;
  accepted: number;
  shed: number;
  failed: number;
  firstProblem: string | null;
  /** Of the accepted ones. */
  p50: number;
  p95: number;
};

export function summaryOf(outcomes: readonly Outcome[]): Summary {
  const accepted = outcomes.filter(({ kind }) => kind === "accepted").map(({ ms }) => ms);
  const shed = outcomes.filter(({ kind }) => kind === "shed").length;
  return {
    requests: outcomes.length,
    accepted: accepted.length,
    shed,
    failed: outcomes.length - accepted.length - shed,
    firstProblem: outcomes.find(({ problem }) => problem !== null)?.problem ?? null,
    p50: quantile(accepted, 0.5),
    p95: quantile(accepted, 0.95),
  };
}

/** The second from which on everything is accepted in time again; null when that never came. */
export function recoveredAfter(outcomes: readonly Outcome[], p95Ms: number): number | null {
  const lastSecond = Math.floor((outcomes.at(-1)?.atMs ?? 0) / 1_000);
  let since: number | null = null;
  for (let second = 0; second <= lastSecond; second++) {
    const within = outcomes.filter(({ atMs }) => Math.floor(atMs / 1_000) === second);
    const { accepted, requests, p95 } = summaryOf(within);
    const isWell = accepted === requests && p95 < p95Ms;
    since = isWell ? (since ?? second) : null;
  }
  return since;
}
