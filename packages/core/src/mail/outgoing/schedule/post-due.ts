import type { Db } from "@desk/db/client";
import { runStatement } from "@desk/db/statement";
import { sql } from "drizzle-orm";
import { type Ctx, inTransaction, systemCtx } from "../../../context";
import { forbidden, isDomainError } from "../../../error";
import { postMessage } from "../../../message/post";
import { authorNow } from "./author";
import { inputOf, type ScheduledRow } from "./row";

type Desk = { db: Db; now: () => Date };
type Due = { workspaceId: string; id: string };

/**
 * Posts what is due, each in a transaction of its own that also says so: a message is posted once, whoever dies
 * when. What cannot be posted stays with its reason and its text. Says how many were posted.
 */
export async function postDueMessages({ db, now }: Desk, limit = 50): Promise<number> {
  const due = await db.execute<Due>(sql`/* across workspaces: maintenance */
    select s.workspace_id as "workspaceId", s.id from scheduled_messages s
    where s.state = 'waiting' and s.send_at <= ${now().toISOString()} order by s.send_at limit ${limit}`);
  let posted = 0;
  const faults: unknown[] = [];
  for (const { workspaceId, id } of due) {
    const ctx = systemCtx(db, workspaceId, "scheduled messages", now);
    try {
      if (await postOne(ctx, id)) posted++;
    } catch (error) {
      if (isDomainError(error)) await settle(ctx, id, "failed", error.message);
      else faults.push(error);
    }
  }
  // One that meets a fault of ours is tried again and holds up no other.
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} planned messages could not be posted`);
  return posted;
}

function postOne(ctx: Ctx, id: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const [row] = await runStatement<Pick<ScheduledRow, "input" | "authorUserId">>(
      ctx.db,
      `select s.input, s.author_user_id as "authorUserId" from scheduled_messages s
        where s.workspace_id = $1 and s.id = $2 and s.state = 'waiting' and s.send_at <= $3
        for update of s skip locked`,
      [ctx.workspaceId, id, ctx.now().toISOString()],
    );
    if (row === undefined) return false;
    const actor = await authorNow(ctx, row.authorUserId);
    if (actor === undefined) throw forbidden("Its author no longer works here.");
    await postMessage({ ...ctx, actor }, inputOf(row), { isLate: true });
    await settle(ctx, id, "sent", null);
    return true;
  });
}

const settle = (ctx: Ctx, id: string, state: "sent" | "failed", reason: string | null) =>
  runStatement(
    ctx.db,
    `update scheduled_messages s set state = $3, reason = $4, settled_at = $5
      where s.workspace_id = $1 and s.id = $2 and s.state = 'waiting'`,
    [ctx.workspaceId, id, state, reason, ctx.now().toISOString()],
  );
