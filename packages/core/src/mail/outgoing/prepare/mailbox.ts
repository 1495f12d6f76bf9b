import { defaultMailboxSettings, type MailboxSettings } from "@desk/contracts/mailbox";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../../context";

/** The mailbox a mail leaves from, as it is now. */
export type LeavingFrom = { name: string; address: string; isActive: boolean; settings: MailboxSettings };

/** With the reason why mail no longer reaches this recipient, if there is one. */
export async function mailboxNow(
  ctx: Ctx,
  mailboxId: string,
  recipient: string,
): Promise<(LeavingFrom & { unreachable: string | null }) | undefined> {
  const [row] = await runStatement<Omit<LeavingFrom, "settings"> & Rest>(
    ctx.db,
    `select b.name, a.address, b.is_active as "isActive", b.settings,
        (select u.reason from unreachable_addresses u where u.workspace_id = b.workspace_id and u.address = $3)
          as unreachable
      from mailboxes b
      join mailbox_addresses a on a.workspace_id = b.workspace_id and a.mailbox_id = b.id and a.is_primary
      where b.workspace_id = $1 and b.id = $2`,
    [ctx.workspaceId, mailboxId, recipient.toLowerCase()],
  );
  return row === undefined ? undefined : { ...row, settings: { ...defaultMailboxSettings, ...row.settings } };
}

type Rest = { settings: Partial<MailboxSettings>; unreachable: string | null };
