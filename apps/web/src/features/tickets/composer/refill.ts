"use client";
import type { MessageKind } from "@desk/contracts/words";
import { push } from "@/lib/navigation";
import { createStore, useStore } from "@/lib/store";
import { type Draft, keepDraft, readDraft } from "../drafts";
import { setMode } from "./mode";

const count = createStore(0);
const flushes = new Set<() => void>();

/** Changes whenever a draft was put in from outside, so that the form begins anew with it. */
export const useRefillCount = (): number => useStore(count);

/** Lets the open composer save what is typed before a text comes back into it. */
export function flushBeforeRefill(flush: () => void): () => void {
  flushes.add(flush);
  return () => flushes.delete(flush);
}

/** What came back stands first; what was written meanwhile follows it. */
export function joinDrafts(back: Draft, meanwhile: Draft | null): Draft {
  if (!meanwhile) return back;
  const has = new Set(back.files.map(({ id }) => id));
  return {
    ...back,
    html: back.html + meanwhile.html,
    text: [back.text, meanwhile.text].filter((text) => text !== "").join("\n\n"),
    files: [...back.files, ...meanwhile.files.filter(({ id }) => !has.has(id))],
    recipients: back.recipients ?? meanwhile.recipients ?? null,
    macro: back.macro ?? meanwhile.macro ?? null,
  };
}

type Ticket = { id: string; number: number };

/** Puts a message back into the composer of its ticket, and opens the ticket when another page is shown. */
export function refillComposer(ticket: Ticket, kind: MessageKind, back: Draft): void {
  for (const flush of flushes) flush();
  keepDraft(ticket.id, kind, joinDrafts(back, readDraft(ticket.id, kind)));
  count.set((before) => before + 1);
  setMode(kind);
  if (window.location.pathname !== `/tickets/${ticket.number}`) push(`/tickets/${ticket.number}`);
}
