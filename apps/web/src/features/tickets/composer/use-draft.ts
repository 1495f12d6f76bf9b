"use client";
import type { OpenTicketView } from "@desk/contracts/ticket";
import type { MessageKind } from "@desk/contracts/words";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type Draft, keepDraft, readDraft } from "../drafts";
import type { EditorHandle } from "./editor";

const waitMs = 300;
type State = "idle" | "saving" | "saved" | "refused";
/** What belongs to a draft beside its text. */
export type DraftExtras = Required<Pick<Draft, "files" | "recipients" | "from" | "macro">>;
const noExtras: DraftExtras = { files: [], recipients: null, from: null, macro: null };
const isNothing = ({ files, recipients, from, macro }: DraftExtras) =>
  files.length === 0 && recipients === null && from === null && macro === null;

/** Keeps what is typed on this device, also when the page is closed in the middle of a word. */
export function useDraft(open: OpenTicketView, kind: MessageKind, editor: RefObject<EditorHandle | null>) {
  const ticketId = open.ticket.id;
  const [initial] = useState(() => readDraft(ticketId, kind));
  const [state, setState] = useState<State>(initial ? "saved" : "idle");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const extras = useRef<DraftExtras>({
    files: initial?.files ?? [],
    recipients: initial?.recipients ?? null,
    from: initial?.from ?? null,
    macro: initial?.macro ?? null,
  });
  const newestSeq = open.thread.messages.reduce(
    (max, { seq }) => (seq < Number.MAX_SAFE_INTEGER ? Math.max(max, seq) : max),
    0,
  );
  const newest = useRef(newestSeq);
  const isHeld = useRef(false);
  const seenSeq = useRef<number | null>(initial?.seenSeq ?? null);

  useEffect(() => {
    newest.current = newestSeq;
  }, [newestSeq]);

  const save = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const handle = editor.current;
    if (!handle || isHeld.current) return;
    if (handle.isEmpty() && isNothing(extras.current)) {
      seenSeq.current = null;
      keepDraft(ticketId, kind, null);
      setState("idle");
      return;
    }
    seenSeq.current ??= newest.current;
    const draft: Draft = {
      ...handle.read(),
      seenSeq: seenSeq.current,
      ...extras.current,
      savedAt: new Date().toISOString(),
    };
    setState(keepDraft(ticketId, kind, draft) ? "saved" : "refused");
  }, [editor, ticketId, kind]);

  // A layout effect: its end runs while the editor is still there.
  useLayoutEffect(() => {
    const flush = () => {
      if (timer.current !== undefined) save();
    };
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [save]);

  return useMemo(
    () => ({
      initial,
      state,
      touch() {
        seenSeq.current ??= newest.current;
        if (timer.current === undefined) setState("saving");
        clearTimeout(timer.current);
        timer.current = setTimeout(save, waitMs);
      },
      keep(change: Partial<DraftExtras>) {
        const before = extras.current;
        extras.current = { ...before, ...change };
        if (!isNothing(before) || !isNothing(extras.current)) save();
      },
      /** Seq of the newest message the writer has seen. */
      seenSeq: () => seenSeq.current ?? newest.current,
      seeNewest() {
        seenSeq.current = newest.current;
        save();
      },
      flush() {
        if (timer.current !== undefined) save();
      },
      /** While a message is on its way the draft stays as it was, however empty the editor looks. */
      hold(isSending: boolean) {
        clearTimeout(timer.current);
        timer.current = undefined;
        isHeld.current = isSending;
      },
      forget() {
        clearTimeout(timer.current);
        timer.current = undefined;
        extras.current = noExtras;
        seenSeq.current = null;
        keepDraft(ticketId, kind, null);
        setState("idle");
      },
    }),
    [initial, state, save, ticketId, kind],
  );
}
