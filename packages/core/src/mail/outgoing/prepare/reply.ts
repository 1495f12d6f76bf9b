import type { Ctx } from "../../../context";
import { htmlToText } from "../../../text";
import type { DueDelivery } from "../due-delivery";
import { escapeHtml } from "../escape";
import { factsOf } from "../facts";
import type { MailToSend } from "../mail-to-send";
import { mailPage, textToHtml } from "../page";
import { domainOf } from "../queue-reply";
import { signatureOf } from "../signature-of";
import { topicOf } from "../subject";
import { answerTo } from "./answer-to";
import { embedPictures } from "./inline";
import { linkFor } from "./link-for";
import type { LeavingFrom } from "./mailbox";
import { mailOfMessage, publicBefore } from "./message";
import { quotedHtml, quotedText } from "./quote";

/**
 * The mail of an agent's reply for one recipient. Undefined when there is nothing to send: above all when the
 * message is a note. That was decided when it was queued and is looked at once more before anything leaves.
 */
export async function prepareReply(
  ctx: Ctx,
  due: DueDelivery,
  mailbox: LeavingFrom,
  publicUrl: string,
): Promise<MailToSend | undefined> {
  const message = due.messageId === null ? undefined : await mailOfMessage(ctx, due.messageId);
  if (message === undefined || message.kind !== "reply" || message.isProposed) return undefined;
  const { envelope, files } = message;
  const facts = await factsOf(ctx, message.ticketId, message.authorUserId);
  if (envelope === null || facts === undefined) return undefined;
  const from = { name: envelope.fromName, address: envelope.fromAddress };
  const { replyTo, footer } = answerTo({ kind: "r", recipient: due.toAddress, from, mailbox, facts });
  const signature = signatureOf(facts, { ...mailbox, address: from.address });
  const quoted = envelope.quotesPrevious ? await publicBefore(ctx, message) : undefined;
  const shown = embedPictures(message.html ?? textToHtml(message.text), files ?? [], domainOf(from.address));
  const link = await linkFor(ctx, message.ticketId, due.toAddress, publicUrl);
  const text = [
    message.text.trimEnd(),
    ...(signature === null ? [] : [`-- \n${htmlToText(signature)}`]),
    ...(link === null ? [] : [`${linkWords}: ${link}`]),
    ...(quoted === undefined ? [] : [quotedText(quoted)]),
    footer,
  ];
  return {
    envelope: { from: from.address, to: due.toAddress },
    from,
    to: envelope.to,
    cc: envelope.cc,
    replyTo,
    messageId: envelope.rfcMessageId,
    inReplyTo: envelope.inReplyTo,
    references: envelope.referenceIds,
    subject: envelope.subject,
    text: `${text.join("\n\n")}\n`,
    html: mailPage(
      shown.html +
        (signature === null ? "" : `<div style="margin-top:16px">${signature}</div>`) +
        (link === null ? "" : linkHtml(link)) +
        (quoted === undefined ? "" : quotedHtml(quoted)) +
        `<p style="margin:16px 0 0;font-size:11px;opacity:.6">${escapeHtml(footer)}</p>`,
    ),
    headers: [
      ...(envelope.threadIndex === null ? [] : ([["Thread-Index", envelope.threadIndex]] as const)),
      ["Thread-Topic", topicOf(facts.ticketSubject)],
    ],
    files: shown.files,
  };
}

const linkWords = "Read this request and answer it in your browser";
const linkHtml = (url: string): string =>
  `<p style="margin:16px 0 0;font-size:13px"><a href="${escapeHtml(url)}">${linkWords}</a></p>`;
