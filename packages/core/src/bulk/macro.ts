import type { PostMessage } from "@desk/contracts/ticket";
import type { Ctx } from "../context";
import { rightFor } from "../macro/change";
import { variableFacts } from "../macro/facts";
import { copyMacroFiles } from "../macro/files";
import { fillVariables } from "../macro/fill-variables";
import { findUsableMacro } from "../macro/find";
import { countUse, makeChanges, requireComplete } from "../macro/message-macro";
import type { MacroData } from "../macro/row";
import { saveTicket, type TicketChange } from "../ticket/change";
import { authorizeTicket, type TicketAction } from "../ticket/policy";
import type { Inverse } from "./inverse";
import { writeMessage } from "./message";

type Text = Pick<PostMessage, "kind" | "body" | "macro">;

/** The macro of a bulk change, refused before a single ticket is touched to whom may not do all that it does. */
export async function requireMacro(ctx: Ctx, macroId: string): Promise<MacroData> {
  const macro = await findUsableMacro(ctx, macroId);
  const texts: TicketAction[] = [...(macro.replyHtml === "" ? [] : ["reply" as const])];
  if (macro.noteHtml !== "") texts.push("note");
  for (const action of new Set([...texts, ...macro.actions.map(({ kind }) => rightFor[kind])]))
    authorizeTicket(ctx.actor, action);
  return macro;
}

/**
 * Does to one ticket what the macro does, with the actor's rights on it. Unlike in the composer its changes do not
 * wait for a reply that is held, so that undoing the job takes back both.
 */
export async function applyMacroInBulk(
  ctx: Ctx,
  change: TicketChange,
  macroId: string,
): Promise<Pick<Inverse, "heldId" | "messageId">> {
  const macro = await findUsableMacro(ctx, macroId);
  const ticketId = change.before.id;
  const text = await textFor(ctx, macro, ticketId);
  const trace = { id: macro.id, name: macro.name };
  await makeChanges(ctx, change, { macroId, actions: macro.actions }, trace);
  await saveTicket(ctx, change);
  if (text === null) {
    await countUse(ctx, trace);
    return {};
  }
  const files = await copyMacroFiles(ctx, { macroId });
  return writeMessage(ctx, ticketId, { ...text, attachmentIds: files.data.map(({ id }) => id) });
}

/** Its words for this ticket: the reply, which brings the note along, or the note. One that is not complete is refused. */
async function textFor(ctx: Ctx, macro: MacroData, ticketId: string): Promise<Text | null> {
  if (macro.replyHtml === "" && macro.noteHtml === "") return null;
  const facts = await variableFacts(ctx, ticketId);
  const reply = macro.replyHtml === "" ? null : fillVariables(macro.replyHtml, facts).html;
  const note = macro.noteHtml === "" ? null : fillVariables(macro.noteHtml, facts).html;
  const noteAlong = reply === null || note === null ? {} : { noteHtml: note };
  const part = { macroId: macro.id, actions: [], ...noteAlong };
  const text = { kind: reply === null ? "note" : "reply", body: { html: reply ?? note ?? "" }, macro: part } as const;
  requireComplete(text, part);
  return text;
}
