import type { ApiScope } from "@desk/contracts/words";
import type { Db } from "@desk/db/client";
import { runStatement } from "@desk/db/statement";
import { sql } from "drizzle-orm";
import type { ApiKeyActor } from "../context";
import { hashSecret } from "../secret";
import { keyPrefix } from "./secret";

export type KeyHolder = {
  workspaceId: string;
  actor: ApiKeyActor;
  /** Call `touchApiKey`, without waiting for it. */
  isTouchDue: boolean;
};

type Row = { workspace_id: string; id: string; scopes: ApiScope[]; last_used_at: string | null };

const touchEveryMs = 60_000;
const shape = new RegExp(`^${keyPrefix}[A-Za-z0-9_-]{43}$`, "u");

const text = `/* across workspaces: key lookup */
  select workspace_id, id, scopes, last_used_at from api_keys
  where token_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`;

/** Whose key this is; revoked, expired and unknown ones are nobody's. */
export async function readApiKey(db: Db, secret: string, now: Date): Promise<KeyHolder | null> {
  if (!shape.test(secret)) return null;
  const [row] = await runStatement<Row>(db, text, [hashSecret(secret), now.toISOString()]);
  if (row === undefined) return null;
  return {
    workspaceId: row.workspace_id,
    actor: { kind: "apiKey", keyId: row.id, scopes: new Set(row.scopes) },
    isTouchDue: row.last_used_at === null || now.getTime() - Date.parse(row.last_used_at) > touchEveryMs,
  };
}

/** Writes the last use; of many at once, one writes. */
export async function touchApiKey(db: Db, { workspaceId, actor }: KeyHolder, now: Date): Promise<void> {
  const usedBefore = new Date(now.getTime() - touchEveryMs).toISOString();
  await db.execute(sql`
    update api_keys set last_used_at = ${now.toISOString()}::timestamptz
    where workspace_id = ${workspaceId} and id = ${actor.keyId}
      and (last_used_at is null or last_used_at < ${usedBefore}::timestamptz)`);
}
