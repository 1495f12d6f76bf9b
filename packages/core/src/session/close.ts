import { sql } from "drizzle-orm";
import { inTransaction } from "../context";
import { recordEvent } from "../event";
import { hashSecret } from "../secret";
import { asUser, type Visitor } from "./visitor";

/** Ends the session of this cookie: signing out, or signing in again. A dead cookie changes nothing. */
export async function closeSession(visitor: Pick<Visitor, "db" | "now">, token: string): Promise<void> {
  await visitor.db.transaction(async (tx) => {
    const [gone] = await tx.execute<{ workspace_id: string; id: string; user_id: string }>(sql`
      /* across workspaces: session lookup */
      delete from sessions where token_hash = ${hashSecret(token)} returning workspace_id, id, user_id`);
    if (gone === undefined) return;
    const ctx = { ...asUser({ ...visitor, db: tx }, gone.workspace_id, gone.user_id), isInTransaction: true };
    await inTransaction(ctx, (ctx) =>
      recordEvent(ctx, "session.revoked", { userId: gone.user_id, sessionId: gone.id }),
    );
  });
}
