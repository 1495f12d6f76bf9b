import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";
import { splitPlusAddress } from "../token";

/** An address of ours, the mailbox that reads it and the team that its mail is for. */
export type OwnAddress = { address: string; mailboxId: string; teamId: string | null };

/**
 * Those of the given addresses that are ours, in the order given. support+anything@ is ours when support@ is; the
 * address found is the plain one.
 */
export async function ownAddresses(ctx: Ctx, addresses: readonly string[]): Promise<OwnAddress[]> {
  const asked = addresses.map((address) => address.trim().toLowerCase());
  const wanted = [...new Set(asked.flatMap((address) => [address, splitPlusAddress(address).address]))];
  if (wanted.length === 0) return [];
  const rows = await runStatement<OwnAddress>(
    ctx.db,
    `select a.address, a.mailbox_id as "mailboxId", coalesce(a.team_id, b.team_id) as "teamId"
      from mailbox_addresses a
      join mailboxes b on b.workspace_id = a.workspace_id and b.id = a.mailbox_id
      where a.workspace_id = $1 and a.address = any($2::text[])`,
    [ctx.workspaceId, wanted],
  );
  const found = new Map(rows.map((row) => [row.address, row]));
  const own = asked.flatMap((address) => found.get(address) ?? found.get(splitPlusAddress(address).address) ?? []);
  return [...new Set(own)];
}

/** Whether mail from this address is mail of our own. */
export const isOwnAddress = async (ctx: Ctx, address: string): Promise<boolean> =>
  (await ownAddresses(ctx, [address])).length > 0;
