import { mailFolders } from "@desk/db/schema";
import { runStatement } from "@desk/db/statement";
import { and, eq } from "drizzle-orm";
import type { Ctx } from "../../context";

/** How far a folder was read. UIDs count only under the UIDVALIDITY they were given under (RFC 3501, 2.3.1.1). */
export type FolderPosition = { uidValidity: string; lastUid: number };

export async function readFolderPosition(ctx: Ctx, mailboxId: string, folder: string): Promise<FolderPosition | null> {
  const [row] = await ctx.db
    .select({ uidValidity: mailFolders.uidValidity, lastUid: mailFolders.lastUid })
    .from(mailFolders)
    .where(
      and(
        eq(mailFolders.workspaceId, ctx.workspaceId),
        eq(mailFolders.mailboxId, mailboxId),
        eq(mailFolders.folder, folder),
      ),
    );
  return row ?? null;
}

/** Never goes back under the same UIDVALIDITY, so a worker that lost its lease unsees nothing. */
export async function saveFolderPosition(
  ctx: Ctx,
  mailboxId: string,
  folder: string,
  { uidValidity, lastUid }: FolderPosition,
): Promise<void> {
  await runStatement(
    ctx.db,
    `insert into mail_folders as f (workspace_id, mailbox_id, folder, uid_validity, last_uid, read_at)
      values ($1, $2, $3, $4, $5, $6)
      on conflict (workspace_id, mailbox_id, folder) do update set
        last_uid = case when f.uid_validity = excluded.uid_validity then greatest(f.last_uid, excluded.last_uid)
          else excluded.last_uid end,
        uid_validity = excluded.uid_validity, read_at = excluded.read_at
      where f.workspace_id = $1`,
    [ctx.workspaceId, mailboxId, folder, uidValidity, lastUid, ctx.now().toISOString()],
  );
}

/** Those of the given deliveries that were stored before; they need not be fetched again. */
export async function storedDoorKeys(ctx: Ctx, door: "imap", keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await runStatement<{ key: string }>(
    ctx.db,
    `select m.door_key as key from mails m
      where m.workspace_id = $1 and m.door = $2 and m.door_key = any($3::text[]) and m.door_key is not null`,
    [ctx.workspaceId, door, [...keys]],
  );
  return new Set(rows.map(({ key }) => key));
}
