import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";

/** From now on no mail is tried to this address; a person may lift that. */
export async function flagUnreachable(ctx: Ctx, address: string, reason: string): Promise<void> {
  await runStatement(
    ctx.db,
    `insert into unreachable_addresses (workspace_id, address, reason, created_at) values ($1, $2, $3, $4)
      on conflict (workspace_id, address) do nothing`,
    [ctx.workspaceId, address.toLowerCase(), reason.slice(0, 500), ctx.now().toISOString()],
  );
}

/** The reasons why mail no longer goes to some of these addresses. */
export async function findUnreachable(ctx: Ctx, addresses: readonly string[]): Promise<Map<string, string>> {
  if (addresses.length === 0) return new Map();
  const rows = await runStatement<{ address: string; reason: string }>(
    ctx.db,
    `select u.address, u.reason from unreachable_addresses u
      where u.workspace_id = $1 and u.address = any($2::text[])`,
    [ctx.workspaceId, [...addresses]],
  );
  return new Map(rows.map(({ address, reason }) => [address, reason]));
}
