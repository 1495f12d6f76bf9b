import { defaultMailboxSettings, type MailboxSettings } from "@desk/contracts/mailbox";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";
import { invalid } from "../../error";

/** The mailbox a mail leaves from, and under which of its addresses. */
export type Sender = { mailboxId: string; name: string; address: string; settings: MailboxSettings };

type About = { ticketId: string | null; teamId: string | null; fromAddress?: string | undefined };

/**
 * The address the customer wrote to last, else the team's, else the default mailbox's. Null while no mailbox is
 * active: then no mail leaves. An address that is named has to be one of theirs.
 */
export async function findSender(ctx: Ctx, { ticketId, teamId, fromAddress }: About): Promise<Sender | null> {
  const [row] = await runStatement<Omit<Sender, "settings"> & { settings: Partial<MailboxSettings> }>(
    ctx.db,
    `select b.id as "mailboxId", b.name, a.address, b.settings
      from mailboxes b
      join mailbox_addresses a on a.workspace_id = b.workspace_id and a.mailbox_id = b.id
      where b.workspace_id = $1 and b.is_active and ($4::text is null or a.address = $4::text)
      order by coalesce(a.address = (
          select v.own_address from messages m
          join message_envelopes v on v.workspace_id = m.workspace_id and v.message_id = m.id and v.direction = 'in'
          where m.workspace_id = $1 and m.ticket_id = $2::uuid and not m.is_proposed order by m.seq desc limit 1
        ), false) desc,
        coalesce(a.team_id = $3::uuid, false) desc, coalesce(b.team_id = $3::uuid and a.is_primary, false) desc,
        b.is_default desc, a.is_primary desc, b.created_at, b.id
      limit 1`,
    [ctx.workspaceId, ticketId, teamId, fromAddress ?? null],
  );
  if (row === undefined && fromAddress !== undefined)
    throw invalid("fromAddress", `${fromAddress} is not an address of an active mailbox. Choose another one.`);
  return row === undefined ? null : { ...row, settings: { ...defaultMailboxSettings, ...row.settings } };
}
