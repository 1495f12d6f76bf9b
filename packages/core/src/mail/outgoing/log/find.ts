import { runStatement, Values } from "@desk/db/statement";
import { authorizeInside, can, visibleTickets } from "../../../access";
import type { Ctx } from "../../../context";
import { notFound } from "../../../error";
import { requireOn } from "../../../ticket/policy";

export type FoundDelivery = {
  id: string;
  ticketId: string | null;
  teamId: string | null;
  messageId: string | null;
  kind: string;
  toAddress: string;
};

/**
 * Mails that somebody may send again or hold back: who manages mail all of them, who may answer a ticket those of
 * that ticket. When one of them is not there for him, none is (B17).
 */
export async function findDeliveries(ctx: Ctx, ids: readonly string[]): Promise<FoundDelivery[]> {
  const managesMail = can(ctx.actor, "mail.manage");
  if (!managesMail) authorizeInside(ctx.actor, "ticket.reply");
  const values = new Values();
  const wanted = [...new Set(ids)];
  const visible = managesMail ? "true" : `(t.id is not null and ${visibleTickets(ctx.actor, values)})`;
  const rows = await runStatement<FoundDelivery>(
    ctx.db,
    `select d.id, d.ticket_id as "ticketId", t.team_id as "teamId", d.message_id as "messageId", d.kind,
        d.to_address as "toAddress"
      from deliveries d left join tickets t on t.workspace_id = d.workspace_id and t.id = d.ticket_id
      where d.workspace_id = ${values.add(ctx.workspaceId)} and d.id = any(${values.add(wanted)}::uuid[]) and ${visible}
      order by d.ticket_id, d.id`,
    values.list,
  );
  if (rows.length < wanted.length) throw notFound("The mail");
  if (!managesMail) for (const row of rows) requireOn(ctx.actor, "reply", row);
  return rows;
}
