import type { DataSet } from "./data-set";
import { clientOf } from "./http";
import type { Subject } from "./measure";
import { resultOf, trpcMutation, trpcQuery } from "./trpc";

/** Queries that people save: some that an index answers at once, and some that none does. */
const queries = [
  "status:open team:team-0",
  "status:new",
  "assignee:none -status:closed",
  "assignee:me",
  "priority:(high, urgent) status:open",
  "updated<2024-06-01 status:open",
  "created>2025-12-01",
  "team:(team-1, team-2) status:(new, open)",
  "channel:api status:closed",
  "waiting<2025-06-01",
  "common status:open",
  "has:note",
];

/** Views of one's own and those every agent has, twenty together. */
export async function saveViews(data: DataSet, subject: Subject, total = 20): Promise<void> {
  const client = clientOf(subject.port, 1);
  try {
    const { views } = await resultOf<{ views: object[] }>(client, trpcQuery(data, "view.list"));
    const missing = total - views.length;
    for (let n = 0; n < missing; n++) {
      const query = queries[n % queries.length] ?? "";
      await resultOf(
        client,
        trpcMutation(data, "view.create", { name: `Bench ${n + 1}: ${query}`.slice(0, 60), query }),
      );
    }
  } finally {
    client.close();
  }
}
