import type { Request } from "./load";

export type Part = { request: Request; share: number };

/** One request that is another one each time, each as often as its share says. */
export function mixOf(parts: readonly Part[], random: () => number = Math.random): Request {
  const checks = new WeakMap<object, Request["check"]>();
  const whole = parts.reduce((sum, { share }) => sum + share, 0);
  const choose = (): Request => {
    let left = random() * whole;
    for (const { request, share } of parts) {
      left -= share;
      if (left < 0) return request;
    }
    const last = parts.at(-1);
    if (last === undefined) throw new Error("The mix is empty.");
    return last.request;
  };
  return {
    call() {
      const request = choose();
      const call = request.call();
      checks.set(call, request.check);
      return call;
    },
    check: (answer, call) => checks.get(call)?.(answer, call) ?? null,
  };
}

/** Requests that share what is theirs together evenly. */
export const evenly = (share: number, requests: readonly Request[]): Part[] =>
  requests.map((request) => ({ request, share: share / requests.length }));
