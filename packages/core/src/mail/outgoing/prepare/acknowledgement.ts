import type { Ctx } from "../../../context";
import type { DueDelivery } from "../due-delivery";
import { oneLine } from "../escape";
import { factsOf, variablesOf } from "../facts";
import type { MailToSend } from "../mail-to-send";
import { automaticMail } from "../page";
import { domainOf } from "../queue-reply";
import { templateVariables } from "../template-kinds";
import { findTemplate } from "../templates";
import { fillVariables } from "../variables";
import { answerTo, automaticHeaders } from "./answer-to";
import type { LeavingFrom } from "./mailbox";

/** "We have it": words of the workspace and a number. Of what the sender wrote nothing stands in it (C06). */
export async function prepareAcknowledgement(
  ctx: Ctx,
  due: DueDelivery,
  mailbox: LeavingFrom,
): Promise<MailToSend | undefined> {
  const facts = due.ticketId === null ? undefined : await factsOf(ctx, due.ticketId, null);
  if (facts === undefined) return undefined;
  const template = await findTemplate(ctx, "acknowledgement");
  const from = { name: mailbox.name, address: due.data.fromAddress ?? mailbox.address };
  const all = variablesOf(facts, from);
  const variables = Object.fromEntries(templateVariables.acknowledgement.map((name) => [name, all[name] ?? ""]));
  const { replyTo, footer } = answerTo({ kind: "r", recipient: due.toAddress, from, mailbox, facts });
  const { inReplyTo } = due.data;
  return {
    // Nobody answers a null return path, and no bounce comes back to it.
    envelope: { from: "", to: due.toAddress },
    from,
    to: [{ address: due.toAddress, name: "" }],
    cc: [],
    replyTo,
    messageId: due.rfcMessageId.includes("@") ? due.rfcMessageId : `${due.rfcMessageId}@${domainOf(from.address)}`,
    inReplyTo: inReplyTo ?? null,
    references: inReplyTo === undefined ? [] : [inReplyTo],
    subject: oneLine(fillVariables(template.subject, variables)),
    ...automaticMail(fillVariables(template.body, variables), { footer }),
    headers: automaticHeaders(ctx.workspaceId, "auto-replied"),
    files: [],
  };
}
