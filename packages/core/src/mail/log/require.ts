import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";
import { notFound } from "../../error";

/** All of these are mails of this workspace, or none of them is touched. */
export async function requireMails(ctx: Ctx, mailIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(mailIds)];
  const rows = await runStatement(
    ctx.db,
    `select m.id from mails m where m.workspace_id = $1 and m.id = any($2::uuid[])`,
    [ctx.workspaceId, wanted],
  );
  if (rows.length < wanted.length) throw notFound(wanted.length === 1 ? "The mail" : "One of the mails");
}
