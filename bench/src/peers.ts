import peers from "../peers.json" with { type: "json" };
import type { WorkloadRow } from "./benches/workload";
import { round } from "./load";

export type PeerComparison = {
  rows: {
    request: string;
    oursCpuMs: number;
    betterPeerCpuMs: number;
    timesCheaper: number;
    directusTimes: number | null;
  }[];
  geometricMean: number | null;
  target: number;
  isSameRun: false;
};

/** CPU per request at one client against the better of Request Tracker and Redmine. */
export function compareWithPeers(rows: readonly WorkloadRow[]): PeerComparison {
  const rt = peers.peers["Request Tracker"].cpuMs;
  const redmine = peers.peers.Redmine.cpuMs;
  const directus: Partial<Record<string, number>> = peers.peers.Directus.cpuMs;
  const compared = (Object.keys(rt) as (keyof typeof rt)[]).flatMap((request) => {
    const own = rows.find((row) => row.request === request && row.load === "1 clients");
    if (own === undefined) return [];
    const oursCpuMs = round(own.appCpuMs + own.databaseCpuMs);
    const betterPeerCpuMs = Math.min(rt[request], redmine[request]);
    const other = directus[request];
    return {
      request,
      oursCpuMs,
      betterPeerCpuMs,
      timesCheaper: round(betterPeerCpuMs / oursCpuMs, 1),
      directusTimes: other === undefined ? null : round(other / oursCpuMs, 1),
    };
  });
  const logs = compared.map(({ timesCheaper }) => Math.log(timesCheaper));
  const mean = Math.exp(logs.reduce((sum, one) => sum + one, 0) / logs.length);
  return { rows: compared, geometricMean: compared.length > 0 ? round(mean, 1) : null, target: 20, isSameRun: false };
}
