import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { builtInViews } from "@desk/contracts/words";
import postgres from "postgres";
import type { DataSet } from "../data-set";
import { explained, type Plan } from "../limits/explain";
import { openRecorder } from "../limits/recording";
import { withTypes } from "../limits/types";
import type { Request } from "../load";
import type { Log } from "../measure";
import { expecting } from "../requests";
import { root } from "../settings";
import type { Side } from "../sides";
import { asked, everyRequest } from "./growth";

export type PlanFile = { request: string; tickets: number; file: string; statements: number; walksTable: boolean };

export const plansDir = path.join(root, "docs", "performance", "plans");

/** Keeps EXPLAIN (ANALYZE, BUFFERS) of everything that each hot request asks, as it is prepared in production. */
export async function keepPlans({ data, tickets }: Side, version: string, log: Log): Promise<PlanFile[]> {
  const recorder = await openRecorder(data.url);
  const client = postgres(data.url, { max: 1, onnotice: () => undefined });
  const files: PlanFile[] = [];
  rmSync(plansDir, { recursive: true, force: true });
  mkdirSync(plansDir, { recursive: true });
  try {
    for (const [name, { request, what }] of Object.entries(hotRequests(data))) {
      const [recording] = await recorder.record(request, 1);
      const statements = await withTypes(recording?.statements ?? [], data.url);
      const plans = await explained(client, statements);
      const file = path.join(plansDir, `${name}.txt`);
      writeFileSync(file, textOf(`${name}: ${what}. ${tickets} tickets, PostgreSQL ${version}.`, plans));
      const walksTable = plans.some((plan) => plan.walksTable);
      files.push({ request: name, tickets, file: path.relative(root, file), statements: plans.length, walksTable });
      log(`plans of ${name}: ${plans.length} statements${walksTable ? ", one walks over a whole table" : ""}`);
    }
  } finally {
    await recorder.close();
    await client.end();
  }
  return files;
}

type Hot = Record<string, { request: Request; what: string }>;

function hotRequests(data: DataSet): Hot {
  const requests = everyRequest(data);
  const hot: Hot = {};
  for (const [name, { what, via }] of Object.entries(asked)) {
    hot[name] = { request: requests[name as keyof typeof asked], what: `${what}, by ${via}` };
  }
  for (const view of builtInViews) hot[`view-${view}`] = { request: pageOf(data, view), what: `first page of ${view}` };
  return hot;
}

const pageOf = (data: DataSet, view: string): Request => ({
  call: () => ({
    method: "GET",
    path: `/api/trpc/ticket.list?batch=1&input=${encodeURIComponent(JSON.stringify({ 0: { view, limit: 50 } }))}`,
    headers: { Cookie: `halen_session=${data.sessionToken}` },
  }),
  check: expecting(200, (body) => body.includes('"result":')),
});

const textOf = (head: string, plans: readonly Plan[]): string =>
  `${[head, ...plans.map(({ statement, plan }) => `${"─".repeat(100)}\n${statement}\n\n${plan}`)].join("\n\n")}\n`;
