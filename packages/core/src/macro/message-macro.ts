import type { MessageMacro } from "@desk/contracts/macro-action";
import { unfilledIn } from "@desk/contracts/macro-words";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { DomainError, invalid, isDomainError } from "../error";
import { htmlToText } from "../text";
import type { TicketChange } from "../ticket/change";
import type { Ticket } from "../ticket/find";
import { makeChange } from "./change";
import { findUsableMacro } from "./find";
import { foresee } from "./foresee";

/** What the history says of the macro that something came from; the name is missing once it is gone. */
export type MacroTrace = { id: string; name: string | null };

type Said = { kind: "reply" | "note"; body: { text?: string | undefined; html?: string | undefined } };

/**
 * The macro of a message, if the actor may use it. One that was chosen before the message was held or planned may be
 * switched off or gone by now: what its author saw is done all the same.
 */
export async function traceOf(ctx: Ctx, { macroId }: MessageMacro, isLate: boolean): Promise<MacroTrace> {
  try {
    const { id, name } = await findUsableMacro(ctx, macroId);
    return { id, name };
  } catch (error) {
    if (isLate && isDomainError(error)) return { id: macroId, name: null };
    throw error;
  }
}

/** Refuses a text that still names a variable of ours: the customer would read it. */
function refuseUnfilled(field: string, ...texts: readonly (string | undefined)[]): void {
  const missing = [...new Set(texts.flatMap((text) => unfilledIn(text ?? "").map((name) => htmlToText(name))))];
  if (missing.length === 0) return;
  const names = missing.map((name) => `{{${name}}}`).join(", ");
  throw new DomainError("invalid", `Nothing is known for ${names}. Write something in its place.`, {
    fields: [{ path: field, message: `Nothing is known for ${names}. Write something in its place.` }],
    missing,
  });
}

export function requireComplete({ kind, body }: Said, { noteHtml }: MessageMacro): void {
  if (kind === "note" && noteHtml !== undefined)
    throw invalid("macro.noteHtml", "A note brings no second note along. Write one text.");
  refuseUnfilled("body", body.text, body.html, body.html === undefined ? undefined : htmlToText(body.html));
  refuseUnfilled("macro.noteHtml", noteHtml, noteHtml === undefined ? undefined : htmlToText(noteHtml));
}

/** What would be refused when a held message leaves is refused now. */
export async function requireForeseen(ctx: Ctx, ticket: Ticket, said: Said, macro: MessageMacro): Promise<void> {
  await traceOf(ctx, macro, false);
  requireComplete(said, macro);
  const kinds = macro.noteHtml === undefined ? [said.kind] : [said.kind, "note" as const];
  const { refusals } = await foresee(ctx, ticket, { kinds, actions: macro.actions });
  if (refusals.length > 0) throw invalid("macro.actions", refusals.join(" "));
}

/** Makes the changes, each of whose events says which macro it came from. */
export async function makeChanges(
  ctx: Ctx,
  change: TicketChange,
  { actions, version }: MessageMacro,
  trace: MacroTrace,
): Promise<void> {
  const before = new Set(change.events);
  for (const action of actions) await makeChange(ctx, change, action, { version });
  for (const event of change.events) if (!before.has(event)) event.data.macro = trace;
}

/** Counted last in its transaction, so that the macro's row is locked for as short as can be. */
export async function countUse(ctx: Ctx, { id }: MacroTrace): Promise<void> {
  await runStatement(
    ctx.db,
    `update macros m set usage_count = m.usage_count + 1, last_used_at = $3
      where m.workspace_id = $1 and m.id = $2`,
    [ctx.workspaceId, id, ctx.now().toISOString()],
  );
}
