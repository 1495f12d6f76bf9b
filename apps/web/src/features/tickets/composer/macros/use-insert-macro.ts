"use client";
import type { MacroPreview } from "@desk/contracts/macro";
import type { MessageMacro } from "@desk/contracts/macro-action";
import type { AttachmentView } from "@desk/contracts/ticket";
import type { MessageKind } from "@desk/contracts/words";
import { announce } from "@desk/ui/announcer";
import { showToast } from "@desk/ui/toast";
import type { RefObject } from "react";
import { rememberMacro } from "@/lib/macros/recent-macros";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";
import type { EditorHandle } from "../editor";

type Options = {
  ticketId: string;
  kind: MessageKind;
  editor: RefObject<EditorHandle | null>;
  macro: MessageMacro | null;
  onMacro: (macro: MessageMacro | null) => void;
  onFiles: (files: readonly AttachmentView[]) => void;
};

/** Puts a macro into the draft: its text at the caret, its files beside it, its changes above Send. */
export function useInsertMacro({ ticketId, kind, editor, macro, onMacro, onFiles }: Options) {
  const cache = api.useUtils();

  async function insert({ id, name }: { id: string; name: string }): Promise<void> {
    try {
      const preview = await cache.client.macro.preview.query({ ticketId, macroId: id });
      const text = kind === "reply" ? preview.reply : preview.note;
      if (text) editor.current?.insert(text.html);
      else editor.current?.focus();
      if (text && preview.files.length > 0) onFiles((await cache.client.macro.copyFiles.mutate({ macroId: id })).data);
      const part = partOf(id, kind, preview);
      // A canned reply that follows a macro leaves its changes standing.
      if (part.actions.length > 0 || part.noteHtml !== undefined || macro === null) onMacro(part);
      rememberMacro(id);
      tellRefused(preview);
      announce(`${name} inserted`);
    } catch (error) {
      showToast({ tone: "danger", message: `Not inserted: ${problemOf(error).message}` });
      editor.current?.focus();
    }
  }
  return insert;
}

/** Only what changes something and is allowed; a note goes along with a reply once it is complete. */
function partOf(macroId: string, kind: MessageKind, { effects, note }: MacroPreview): MessageMacro {
  const actions = effects.filter(({ state }) => state === "changes").map(({ action }) => action);
  const takesNote = kind === "reply" && note !== null && note.missing.length === 0;
  return { macroId, actions, ...(takesNote ? { noteHtml: note.html } : {}) };
}

function tellRefused({ effects, note }: MacroPreview): void {
  const refused = effects.filter(({ state }) => state === "refused").map(({ words, reason }) => `${words}: ${reason}`);
  const notes =
    note && note.missing.length > 0 ? [`Its note is left out: nothing is known for ${note.missing.join(", ")}.`] : [];
  const all = [...refused, ...notes];
  if (all.length > 0) showToast({ tone: "neutral", message: `Left out of the macro. ${all.join(" ")}` });
}
