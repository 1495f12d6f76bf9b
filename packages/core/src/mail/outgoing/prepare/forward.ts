import type { Ctx } from "../../../context";
import { isoOf } from "../../../ticket/time";
import type { DueDelivery } from "../due-delivery";
import { escapeHtml } from "../escape";
import { factsOf } from "../facts";
import type { MailToSend } from "../mail-to-send";
import { mailPage, textToHtml } from "../page";
import { domainOf } from "../queue-reply";
import { topicOf } from "../subject";
import { answerTo } from "./answer-to";
import { embedPictures } from "./inline";
import type { LeavingFrom } from "./mailbox";
import { envelopeOf, filesOf, messageNow } from "./message";

/** A message shown to somebody outside. The note that tells of it stays here: only the forwarded message leaves. */
export async function prepareForward(
  ctx: Ctx,
  due: DueDelivery,
  mailbox: LeavingFrom,
): Promise<MailToSend | undefined> {
  const { messageId: sourceId = "", text = "", withAttachments } = due.data;
  const source = await messageNow(ctx, sourceId);
  if (source === undefined || source.kind !== "reply" || source.ticketId !== due.ticketId || due.messageId === null)
    return undefined;
  const [envelope, facts, files] = await Promise.all([
    envelopeOf(ctx, due.messageId),
    factsOf(ctx, source.ticketId, null),
    withAttachments === "" ? [] : filesOf(ctx, source.id),
  ]);
  if (envelope === undefined || facts === undefined) return undefined;
  const from = { name: envelope.fromName, address: envelope.fromAddress };
  const { replyTo, footer } = answerTo({ kind: "r", recipient: due.toAddress, from, mailbox, facts });
  const about = [
    "---------- Forwarded message ----------",
    `From: ${source.authorName}`,
    `Date: ${isoOf(source.createdAt)}`,
    `Subject: ${topicOf(facts.ticketSubject)}`,
  ].join("\n");
  const shown = embedPictures(source.html ?? textToHtml(source.text), files, domainOf(from.address));
  return {
    envelope: { from: from.address, to: due.toAddress },
    from,
    to: envelope.to,
    cc: envelope.cc,
    replyTo,
    messageId: envelope.rfcMessageId,
    inReplyTo: null,
    references: [],
    subject: `Fwd: ${topicOf(facts.ticketSubject)} [#${facts.numberText}]`,
    text: `${[text, about, source.text.trimEnd(), footer].filter((part) => part !== "").join("\n\n")}\n`,
    html: mailPage(
      `${textToHtml(text)}${textToHtml(about)}${shown.html}<p style="margin:16px 0 0;font-size:11px;opacity:.6">${escapeHtml(footer)}</p>`,
    ),
    headers: [],
    files: shown.files,
  };
}
