import { startRawServer } from "../limits/raw";
import { recordRequest } from "../limits/recording";
import type { Request } from "../load";
import { round } from "../load";
import { type Bench, measure, median } from "../measure";
import { requestsFor } from "../requests";
import { listByTrpc } from "../trpc-requests";

export type ListLimit = {
  kind: "REST" | "tRPC";
  statements: string[];
  oursCpuMs: number;
  rawCpuMs: number;
  ratio: number;
  target: number;
};

const rounds = 3;

/** CPU of our server for a list of fifty, as a multiple of node:http + postgres.js sending the same statements. */
export async function compareListWithRaw(bench: Bench): Promise<ListLimit[]> {
  const requests = { REST: requestsFor(bench.data).W3, tRPC: listByTrpc(bench.data) };
  const results: ListLimit[] = [];
  for (const [kind, target] of [
    ["REST", 2],
    ["tRPC", 2.5],
  ] as const) {
    const [recorded] = await recordRequest(bench.data.url, requests[kind], 1);
    const statements = recorded?.statements ?? [];
    const raw = await startRawServer([{ statements, body: null }], bench.data.url);
    const rawSubject = { ...bench.subject, port: raw.port, pids: [raw.pid] };
    const rawRequest: Request = {
      call: () => ({ method: "GET", path: "/" }),
      check: ({ status, body }) => (status === 200 && body.length > 10_000 ? null : `${status}: ${body.slice(0, 300)}`),
    };
    const ours: number[] = [];
    const theirs: number[] = [];
    const settings = { seconds: Math.max(4, bench.settings.seconds / 2), warmUpSeconds: 2 };
    for (let round = 0; round < rounds; round++) {
      const mine = await measure(bench.subject, requests[kind], { connections: 16 }, settings);
      const other = await measure(rawSubject, rawRequest, { connections: 16 }, settings);
      if (mine.errors + other.errors > 0) throw new Error(`The list failed: ${mine.firstError ?? other.firstError}`);
      ours.push(mine.appCpuMs);
      theirs.push(other.appCpuMs);
      bench.log(`list by ${kind}, round ${round + 1}: ours ${mine.appCpuMs} ms, raw ${other.appCpuMs} ms`);
    }
    raw.stop();
    results.push({
      kind,
      statements: statements.map(({ text }) => text.replace(/\s+/gu, " ").slice(0, 160)),
      oursCpuMs: median(ours),
      rawCpuMs: median(theirs),
      ratio: round(median(ours) / median(theirs)),
      target,
    });
  }
  return results;
}
