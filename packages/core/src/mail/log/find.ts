import type { MailAuthentication } from "@desk/contracts/parsed-mail";
import type { MailEnvelope } from "@desk/db/schema";
import { runStatement, Values } from "@desk/db/statement";
import { authorize, can } from "../../access";
import type { Ctx } from "../../context";
import { forbidden, notFound } from "../../error";
import { findTicket } from "../../ticket/find";
import { requireOn } from "../../ticket/policy";
import { type LoggedMail, mailColumns } from "./row";

export type FoundMail = LoggedMail & {
  envelope: MailEnvelope;
  authentication: MailAuthentication | null;
  ticketId: string | null;
  messageId: string | null;
  duplicateOfId: string | null;
  nextAttemptAt: string;
  hasSource: boolean;
};

/**
 * A mail as it came holds more than its message: who manages mail sees all of them, others those of tickets that they
 * see and may answer. Any other looks as if it did not exist.
 */
export async function findMail(ctx: Ctx, mailId: string): Promise<FoundMail> {
  const managesMail = can(ctx.actor, "mail.manage");
  if (!managesMail) {
    if (ctx.actor.kind !== "agent") throw forbidden();
    authorize(ctx.actor, "ticket.reply");
  }
  const values = new Values();
  const text = `select ${mailColumns(ctx, values)}, m.envelope, m.authentication, m.ticket_id as "ticketId",
      m.message_id as "messageId", m.duplicate_of_id as "duplicateOfId", m.next_attempt_at as "nextAttemptAt",
      exists (select 1 from mail_sources s where s.workspace_id = m.workspace_id and s.mail_id = m.id) as "hasSource"
    from mails m where m.workspace_id = ${values.add(ctx.workspaceId)} and m.id = ${values.add(mailId)}`;
  const [row] = await runStatement<FoundMail>(ctx.db, text, values.list);
  if (row === undefined) throw notFound("The mail");
  if (managesMail) return row;
  if (row.ticketId === null || row.ticket === null) throw notFound("The mail");
  requireOn(ctx.actor, "reply", await findTicket(ctx, row.ticketId));
  return row;
}
