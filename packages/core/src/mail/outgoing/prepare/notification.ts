import type { TemplateKind } from "@desk/contracts/outgoing";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../../context";
import { readSettings } from "../../../workspace/settings";
import type { DueDelivery } from "../due-delivery";
import { oneLine } from "../escape";
import { factsOf, variablesOf } from "../facts";
import type { MailToSend } from "../mail-to-send";
import { noticesOf } from "../notices";
import { automaticMail } from "../page";
import { domainOf } from "../queue-reply";
import { findTemplate } from "../templates";
import { fillVariables } from "../variables";
import { answerTo, automaticHeaders } from "./answer-to";
import type { LeavingFrom } from "./mailbox";
import { messageNow } from "./message";

const shownMax = 4_000;

/**
 * What an agent is told, all that happened within a minute in one mail. His answer becomes a reply, or a note as soon
 * as anything in it was a note. Undefined when he may no longer see the ticket or no longer works here.
 */
export async function prepareNotification(
  ctx: Ctx,
  due: DueDelivery,
  mailbox: LeavingFrom,
  publicUrl: string,
): Promise<MailToSend | undefined> {
  const { userId = "" } = due.data;
  if (due.ticketId === null || !(await maySee(ctx, userId, due.ticketId))) return undefined;
  const facts = await factsOf(ctx, due.ticketId, userId);
  const notices = noticesOf(due.data);
  const first = notices[0];
  if (facts === undefined || first === undefined) return undefined;
  const from = { name: mailbox.name, address: mailbox.address };
  const { showsNotesInMails } = await readSettings(ctx);
  const bodies: string[] = [];
  let subject = "";
  for (const { kind, actorName, messageId } of notices) {
    const text = await textOf(ctx, messageId, { kind, showsNotes: showsNotesInMails });
    const variables = { ...variablesOf(facts, from), "actor.name": actorName, "message.text": text };
    const template = await findTemplate(ctx, kind);
    if (subject === "") subject = fillVariables(template.subject, variables);
    bodies.push(fillVariables(template.body, variables));
  }
  const hasNote = notices.some(({ kind }) => kind === "notify_noted");
  const { replyTo, footer } = answerTo({
    kind: hasNote ? "n" : "a",
    recipient: due.toAddress,
    from,
    mailbox,
    facts,
  });
  const url = new URL(`/tickets/${facts.ticketNumber}`, publicUrl).toString();
  return {
    envelope: { from: from.address, to: due.toAddress },
    from,
    to: [{ address: due.toAddress, name: due.toName }],
    cc: [],
    replyTo,
    messageId: due.rfcMessageId.includes("@") ? due.rfcMessageId : `${due.rfcMessageId}@${domainOf(from.address)}`,
    inReplyTo: null,
    references: [],
    subject: oneLine(subject),
    ...automaticMail(bodies.join("\n\n"), { button: { label: "Open the ticket", url }, footer }),
    headers: automaticHeaders(ctx.workspaceId, "auto-generated"),
    files: [],
  };
}

type Shown = { kind: TemplateKind; showsNotes: boolean };

async function textOf(ctx: Ctx, messageId: string | null, { kind, showsNotes }: Shown): Promise<string> {
  const message = messageId === null ? undefined : await messageNow(ctx, messageId);
  if (message === undefined) return "";
  if ((kind === "notify_noted" || message.kind === "note") && !showsNotes) return "(Open the ticket to read the note.)";
  return message.text.length > shownMax ? `${message.text.slice(0, shownMax)}…` : message.text;
}

/** Asked again at the last moment: a person may have left the team since. */
async function maySee(ctx: Ctx, userId: string, ticketId: string): Promise<boolean> {
  const [row] = await runStatement(
    ctx.db,
    `select 1 from users u
      join roles r on r.workspace_id = u.workspace_id and r.id = u.role_id
      join tickets t on t.workspace_id = u.workspace_id and t.id = $3 and t.deleted_at is null
      where u.workspace_id = $1 and u.id::text = $2 and u.status = 'active' and 'ticket.read' = any(r.permissions)
        and (r.sees_all_teams or t.team_id is null or exists (select 1 from team_members m
          where m.workspace_id = u.workspace_id and m.user_id = u.id and m.team_id = t.team_id))`,
    [ctx.workspaceId, userId, ticketId],
  );
  return row !== undefined;
}
