import { findPgbench } from "../cluster";
import { createScript } from "../limits/create-script";
import { runPgbench } from "../limits/pgbench";
import { recordRequest } from "../limits/recording";
import { withTypes } from "../limits/types";
import { round } from "../load";
import { type Bench, measure, median } from "../measure";
import { requestsFor } from "../requests";

export type CreateLimit = {
  statements: string[];
  oursPerSecond: number;
  pgbenchPerSecond: number | null;
  share: number | null;
  target: number;
};

const rounds = 3;

/** Tickets made per second at 16 clients, as a share of pgbench sending every statement of one create. */
export async function compareCreateWithPgbench(bench: Bench): Promise<CreateLimit> {
  const request = requestsFor(bench.data).W1;
  // The same requester twice, so that the two recordings differ in what is really new.
  const [address = ""] = [`cust${String(7).padStart(6, "0")}@example.com`];
  const same = {
    ...request,
    call: () => {
      const call = request.call();
      return { ...call, body: (call.body ?? "").replace(/cust\d+@example\.com/u, address) };
    },
  };
  const recordings = await recordRequest(bench.data.url, same, 2);
  const [one = [], other = []] = recordings.map(({ statements }) => statements);
  const statements = one.map(({ text }) => text.replace(/\s+/gu, " ").slice(0, 160));
  const pgbench = findPgbench();
  const script = createScript([await withTypes(one, bench.data.url), await withTypes(other, bench.data.url)]);
  const settings = { seconds: Math.max(4, bench.settings.seconds / 2), warmUpSeconds: 2 };
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const mine = await measure(bench.subject, request, { connections: 16 }, settings);
    if (mine.errors > 0) throw new Error(`Creating failed: ${mine.firstError}`);
    ours.push(mine.perSecond ?? 0);
    if (pgbench !== undefined) {
      const limit = runPgbench(pgbench, [script], {
        databaseUrl: bench.data.url,
        clients: 16,
        seconds: settings.seconds,
      });
      theirs.push(limit.perSecond);
      bench.log(`create, round ${round + 1}: ours ${mine.perSecond}/s, pgbench ${limit.perSecond.toFixed(0)}/s`);
    }
  }
  const limit = theirs.length > 0 ? median(theirs) : null;
  return {
    statements,
    oursPerSecond: median(ours),
    pgbenchPerSecond: limit && round(limit, 0),
    share: limit && round(median(ours) / limit),
    target: 0.25,
  };
}
