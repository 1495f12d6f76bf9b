import type { UnreachableList, UnreachableRef } from "@desk/contracts/outgoing";
import { runStatement } from "@desk/db/statement";
import { authorize } from "../../../access";
import type { Ctx } from "../../../context";
import { isoOf } from "../../../ticket/time";

const shownMax = 500;

/** Addresses that mail no longer goes to, the newest first. */
export async function listUnreachable(ctx: Ctx): Promise<UnreachableList> {
  authorize(ctx.actor, "mail.manage");
  const rows = await runStatement<UnreachableList["data"][number]>(
    ctx.db,
    `select u.address, u.reason, u.created_at as "createdAt" from unreachable_addresses u
      where u.workspace_id = $1 order by u.created_at desc, u.address limit ${shownMax}`,
    [ctx.workspaceId],
  );
  return { data: rows.map((row) => ({ ...row, createdAt: isoOf(row.createdAt) })) };
}

/** Mail is tried to this address again. */
export async function forgiveAddress(ctx: Ctx, { address }: UnreachableRef): Promise<UnreachableList> {
  authorize(ctx.actor, "mail.manage");
  const text = "delete from unreachable_addresses u where u.workspace_id = $1 and u.address = $2";
  await runStatement(ctx.db, text, [ctx.workspaceId, address]);
  return listUnreachable(ctx);
}
