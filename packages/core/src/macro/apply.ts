import type { AppliedMacro, ApplyMacro } from "@desk/contracts/macro";
import type { MessageMacro } from "@desk/contracts/macro-action";
import type { MessageView, PostMessage, TicketView } from "@desk/contracts/ticket";
import { authorizeInside } from "../access";
import { type Ctx, inTransaction } from "../context";
import { invalid } from "../error";
import { sendMessage } from "../mail/outgoing/schedule/send";
import { postMessage } from "../message/post";
import { htmlToText, sanitizeMessageHtml } from "../text";
import { changeTicket } from "../ticket/change-ticket";
import { readChangedTicket } from "../ticket/read";
import { rightFor } from "./change";
import { variableFacts } from "./facts";
import { copyMacroFiles } from "./files";
import { fillVariables, type VariableFacts } from "./fill-variables";
import { findMacroAndTicket } from "./find";
import { countUse, makeChanges } from "./message-macro";
import type { MacroData } from "./row";

/**
 * Does all that a macro does to one ticket, or nothing, with the rights of whoever applies it. A reply is held as
 * every reply of a person is; its note and changes then come with it.
 */
export async function applyMacro(ctx: Ctx, input: ApplyMacro): Promise<AppliedMacro> {
  authorizeInside(ctx.actor, "ticket.note");
  return inTransaction(ctx, async (ctx) => {
    const { macro } = await findMacroAndTicket(ctx, input, "update");
    const facts = await variableFacts(ctx, input.ticketId);
    const reply = textOf(input.replyHtml, macro.replyHtml, facts);
    const note = textOf(input.noteHtml, macro.noteHtml, facts);
    const part: MessageMacro = {
      macroId: macro.id,
      actions: input.actions ?? macro.actions,
      version: input.version,
      ...(reply !== null && note !== null ? { noteHtml: note } : {}),
    };
    const html = reply ?? note;
    if (html === null) return changeOnly(ctx, input, macro, part);
    return write(ctx, input, { html, part, kind: reply === null ? "note" : "reply" });
  });
}

/** The given words, else the macro's own filled in; null when nothing is left to write. */
function textOf(given: string | undefined, own: string, facts: VariableFacts): string | null {
  const html = given === undefined ? fillVariables(own, facts).html : sanitizeMessageHtml(given);
  return htmlToText(html).trim() === "" && !html.includes("<img") ? null : html;
}

async function changeOnly(ctx: Ctx, input: ApplyMacro, macro: MacroData, part: MessageMacro): Promise<AppliedMacro> {
  const rights = [...new Set(part.actions.map(({ kind }) => rightFor[kind]))];
  if (rights.length === 0) throw invalid("actions", "Nothing is left of this macro. Keep a change or a text.");
  const trace = { id: macro.id, name: macro.name };
  const ticket = await changeTicket(ctx, input.ticketId, rights, (ctx, change) =>
    makeChanges(ctx, change, part, trace),
  );
  await countUse(ctx, trace);
  return { ticket, message: null, scheduled: null };
}

type Written = { html: string; part: MessageMacro; kind: PostMessage["kind"] };

async function write(ctx: Ctx, input: ApplyMacro, { html, part, kind }: Written): Promise<AppliedMacro> {
  const { ticketId, macroId, recipients, fromAddress, lastSeenSeq, clientId, sendAt } = input;
  const message: PostMessage = {
    ticketId,
    kind,
    body: { html },
    attachmentIds: input.attachmentIds ?? (await copyMacroFiles(ctx, { macroId })).data.map(({ id }) => id),
    macro: part,
    lastSeenSeq,
    clientId,
    ...(kind === "reply" ? { recipients, fromAddress } : {}),
  };
  if (kind === "note" && sendAt === undefined) return posted(await postMessage(ctx, message));
  const sent = await sendMessage(ctx, { message, sendAt });
  if (sent.kind === "posted") return posted(sent);
  return { ticket: await readChangedTicket(ctx, ticketId), message: null, scheduled: sent.scheduled };
}

const posted = ({ ticket, message }: { ticket: TicketView; message: MessageView }): AppliedMacro => ({
  ticket,
  message,
  scheduled: null,
});
