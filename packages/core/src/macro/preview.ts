import type { FilledText, MacroPreview, PreviewMacro, TryMacro } from "@desk/contracts/macro";
import type { MacroAction } from "@desk/contracts/macro-action";
import type { MessageKind } from "@desk/contracts/words";
import { authorizeInside } from "../access";
import type { Ctx } from "../context";
import { findTicket, type Ticket } from "../ticket/find";
import { cleanMacroHtml } from "./check";
import { variableFacts } from "./facts";
import { fillVariables, type VariableFacts } from "./fill-variables";
import { findMacroAndTicket } from "./find";
import { foresee } from "./foresee";
import { filesOfMacro } from "./present";

/** Exactly what the macro would write and change here, and what of it is not allowed. Writes nothing. */
export async function previewMacro(ctx: Ctx, { ticketId, macroId }: PreviewMacro): Promise<MacroPreview> {
  authorizeInside(ctx.actor, "ticket.read");
  const { macro, ticket } = await findMacroAndTicket(ctx, { ticketId, macroId });
  return show(ctx, ticket, macro, await filesOfMacro(ctx, macroId));
}

/** The same for what is being written. */
export async function tryMacro(ctx: Ctx, { ticketId, replyHtml, noteHtml, actions }: TryMacro): Promise<MacroPreview> {
  authorizeInside(ctx.actor, "ticket.read");
  const texts = {
    replyHtml: cleanMacroHtml("replyHtml", replyHtml),
    noteHtml: cleanMacroHtml("noteHtml", noteHtml),
  };
  return show(ctx, await findTicket(ctx, ticketId), { ...texts, actions }, []);
}

type Shown = { replyHtml: string; noteHtml: string; actions: readonly MacroAction[] };

async function show(ctx: Ctx, ticket: Ticket, macro: Shown, files: MacroPreview["files"]): Promise<MacroPreview> {
  const facts = await variableFacts(ctx, ticket.id);
  const reply = filled(macro.replyHtml, facts);
  const note = filled(macro.noteHtml, facts);
  const kinds: MessageKind[] = [...(reply ? ["reply" as const] : []), ...(note ? ["note" as const] : [])];
  const foreseen = await foresee(ctx, ticket, { kinds, actions: macro.actions });
  return { ticketId: ticket.id, version: ticket.version, reply, note, files, ...foreseen };
}

export const filled = (html: string, facts: VariableFacts): FilledText | null =>
  html === "" ? null : fillVariables(html, facts);
