import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";

/** Upper bounds in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Series = { byStatus: Map<number, number>; buckets: number[]; sum: number; count: number };
export type Metrics = {
  /** Counts the request and, once it is answered, its status and duration. */
  count: (kind: string, res: ServerResponse) => void;
  render: () => string;
};

export function createMetrics(gauges: Record<string, () => number>): Metrics {
  const series = new Map<string, Series>();
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const of = (kind: string): Series => {
    let found = series.get(kind);
    if (found === undefined) {
      found = { byStatus: new Map(), buckets: bounds.map(() => 0), sum: 0, count: 0 };
      series.set(kind, found);
    }
    return found;
  };
  return {
    count(kind, res) {
      const start = performance.now();
      res.once("close", () => record(of(kind), res.statusCode, (performance.now() - start) / 1_000));
    },
    render: () => [...renderSeries(series), ...renderProcess(delay), ...renderGauges(gauges), ""].join("\n"),
  };
}

function record(series: Series, status: number, seconds: number): void {
  series.byStatus.set(status, (series.byStatus.get(status) ?? 0) + 1);
  series.sum += seconds;
  series.count += 1;
  const index = bounds.findIndex((bound) => seconds <= bound);
  if (index !== -1) series.buckets[index] = (series.buckets[index] ?? 0) + 1;
}

function* renderSeries(all: ReadonlyMap<string, Series>): Generator<string> {
  yield "# TYPE desk_http_requests_total counter";
  for (const [kind, { byStatus }] of all) {
    for (const [status, count] of byStatus)
      yield `desk_http_requests_total{kind="${kind}",status="${status}"} ${count}`;
  }
  yield "# TYPE desk_http_request_seconds histogram";
  for (const [kind, { buckets, sum, count }] of all) {
    let below = 0;
    for (const [index, bound] of bounds.entries()) {
      below += buckets[index] ?? 0;
      yield `desk_http_request_seconds_bucket{kind="${kind}",le="${bound}"} ${below}`;
    }
    yield `desk_http_request_seconds_bucket{kind="${kind}",le="+Inf"} ${count}`;
    yield `desk_http_request_seconds_sum{kind="${kind}"} ${sum.toFixed(6)}`;
    yield `desk_http_request_seconds_count{kind="${kind}"} ${count}`;
  }
}

function* renderProcess(delay: ReturnType<typeof monitorEventLoopDelay>): Generator<string> {
  const memory = process.memoryUsage();
  const cpu = process.cpuUsage();
  yield "# TYPE desk_event_loop_delay_seconds gauge";
  for (const part of [50, 99]) {
    yield `desk_event_loop_delay_seconds{quantile="0.${part}"} ${(delay.percentile(part) / 1e9).toFixed(6)}`;
  }
  yield "# TYPE process_resident_memory_bytes gauge";
  yield `process_resident_memory_bytes ${memory.rss}`;
  yield "# TYPE nodejs_heap_used_bytes gauge";
  yield `nodejs_heap_used_bytes ${memory.heapUsed}`;
  yield "# TYPE process_cpu_seconds_total counter";
  yield `process_cpu_seconds_total ${((cpu.user + cpu.system) / 1e6).toFixed(3)}`;
  delay.reset();
}

function* renderGauges(gauges: Record<string, () => number>): Generator<string> {
  for (const [name, read] of Object.entries(gauges)) {
    yield `# TYPE ${name} gauge`;
    yield `${name} ${read()}`;
  }
}

/** Answers /metrics on a port of its own, so that the public one never shows them. `more` is read anew each time. */
export function createMetricsServer(metrics: Metrics, more: () => Promise<string>): Server {
  return createServer((req, res) => void answerMetrics(req, res));

  async function answerMetrics(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const isAsked = req.url === "/metrics" && req.method === "GET";
    res.writeHead(isAsked ? 200 : 404, {
      "Content-Type": "text/plain; version=0.0.4",
      "X-Content-Type-Options": "nosniff",
    });
    res.end(isAsked ? `${metrics.render()}${await more().catch(() => "")}` : "");
  }
}
