"use client";
import type { MessageMacro } from "@desk/contracts/macro-action";
import type { MessageKind } from "@desk/contracts/words";
import { useSyncExternalStore } from "react";
import { readStored, writeStored } from "@/lib/stored";
import type { RecipientLists } from "./composer/recipients/recipient-lists";

/** What was typed and not sent, kept in this browser per ticket and mode. */
export type Draft = {
  html: string;
  text: string;
  /** Seq of the newest message the writer had seen when the draft began. */
  seenSeq: number;
  files: readonly DraftFile[];
  /** Absent while the reply goes to everybody it usually goes to. A note has none. */
  recipients?: RecipientLists | null;
  /** The address of ours that was chosen to send from. */
  from?: string | null;
  /** What a macro does with the message. */
  macro?: MessageMacro | null;
  savedAt: string;
};
type DraftFile = {
  id: string;
  fileName: string;
  contentType: string;
  sizeBytes: number;
  isImage: boolean;
  url: string;
};

const prefix = "halen.draft.";
const listeners = new Set<() => void>();
const keyOf = (ticketId: string, mode: MessageKind) => `${prefix}${ticketId}.${mode}`;

const isDraft = (value: unknown): value is Draft =>
  typeof value === "object" && value !== null && "html" in value && "text" in value && "files" in value;

export function readDraft(ticketId: string, mode: MessageKind): Draft | null {
  return readStored(keyOf(ticketId, mode), isDraft);
}

/** Keeps or, with null, forgets a draft. False when the browser refuses to keep it. */
export function keepDraft(ticketId: string, mode: MessageKind, draft: Draft | null): boolean {
  const isKept = writeStored(keyOf(ticketId, mode), draft);
  for (const listener of listeners) listener();
  return isKept;
}

/** Whether the list shows a pencil on the ticket. */
export function useHasDraft(ticketId: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () =>
      localStorage.getItem(keyOf(ticketId, "reply")) !== null || localStorage.getItem(keyOf(ticketId, "note")) !== null,
    () => false,
  );
}
