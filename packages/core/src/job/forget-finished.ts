import type { Db } from "@desk/db/client";
import { runStatement } from "@desk/db/statement";

const keptMs = 30 * 24 * 60 * 60 * 1_000;
const batch = 200;

/** Removes jobs that ended 30 days ago, with what became of each ticket. The tickets' own history stays. */
export async function forgetFinishedJobs(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptMs).toISOString();
  for (let forgotten = 0; ; ) {
    const gone = await runStatement(
      db,
      `/* across workspaces: maintenance */ delete from jobs j
        using (select o.workspace_id, o.id from jobs o where o.finished_at <= $1::timestamptz
          order by o.finished_at limit ${batch}) old
        where j.workspace_id = old.workspace_id and j.id = old.id returning 1 as gone`,
      [before],
    );
    forgotten += gone.length;
    if (gone.length < batch) return forgotten;
  }
}
