"use client";
import type { MessageView, OpenTicketView } from "@desk/contracts/ticket";
import type { MessageKind, StatusCategory } from "@desk/contracts/words";
import { announce } from "@desk/ui/announcer";
import { useRef, useState } from "react";
import { useMe } from "@/lib/me";
import { problemOf } from "@/lib/problem";
import { randomId } from "@/lib/random-id";
import { api } from "@/trpc/client";
import type { Written } from "./editor";
import type { useDraft } from "./use-draft";
import { usePostMessage } from "./use-post-message";
import type { useUploads } from "./use-uploads";

type Options = {
  open: OpenTicketView;
  kind: MessageKind;
  draft: ReturnType<typeof useDraft>;
  uploads: ReturnType<typeof useUploads>;
  read: () => Written;
  write: (html: string) => void;
};
type Settable = Exclude<StatusCategory, "new" | "closed">;
const categories: readonly Settable[] = ["open", "pending", "on_hold", "solved"];

const hasName = (value: unknown): value is { author: { name: string } } =>
  typeof value === "object" && value !== null && "author" in value;

/** Who wrote the newer message, as the refusal says. */
function writerIn({ messages }: Record<string, unknown>): string | null {
  const last: unknown = Array.isArray(messages) ? messages.at(-1) : null;
  return hasName(last) ? last.author.name : null;
}

/** Sends once, however often it is pressed; a refusal gives the text back. */
export function useSend({ open, kind, draft, uploads, read, write }: Options) {
  const { ticket } = open;
  const cache = api.useUtils();
  const me = useMe()?.user.id;
  const post = usePostMessage(ticket.number);
  const clientId = useRef<string | null>(null);
  const asked = useRef<string | undefined>(undefined);
  const [guard, setGuard] = useState<{ name: string | null } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isOnline = typeof navigator === "undefined" || navigator.onLine;
  const whyNot = uploads.isBusy
    ? "The files are still on their way."
    : uploads.hasFailed
      ? "One file did not arrive. Try it again or remove it."
      : isOnline
        ? null
        : "You are offline. Your text is kept; send it when the connection is back.";

  /** Who wrote the newest public message that came after the writing began, oneself left out. */
  const newerBy = (): string | null => {
    const isNewer = ({ kind: each, seq, author }: MessageView) =>
      each === "reply" && seq > draft.seenSeq() && seq < Number.MAX_SAFE_INTEGER && author.id !== me;
    return open.thread.messages.findLast(isNewer)?.author.name ?? null;
  };

  async function send(status?: string, options?: { isAnyway: boolean }): Promise<void> {
    if (post.isPending || whyNot) return;
    const written = read();
    const files = uploads.done;
    if (written.text.trim() === "" && files.length === 0) {
      setProblem("Write something first.");
      return;
    }
    asked.current = status;
    const newer = kind === "reply" && !options?.isAnyway ? newerBy() : null;
    if (newer) {
      setGuard({ name: newer });
      return;
    }
    setGuard(null);
    setProblem(null);
    clientId.current ??= randomId();
    const shownFiles = uploads.uploads;
    const category = categories.find((each) => each === status);
    const isByText = written.text.trim() !== "";
    draft.flush();
    draft.hold(true);
    uploads.clear();
    write("");
    try {
      await post.mutateAsync({
        ticketId: ticket.id,
        kind,
        body: isByText
          ? { html: written.html, text: written.text }
          : { text: files.map((file) => file.fileName).join(", ") },
        attachmentIds: files.map((file) => file.id),
        clientId: clientId.current,
        ...(options?.isAnyway || kind === "note" ? {} : { lastSeenSeq: draft.seenSeq() }),
        ...(category ? { status: category } : status ? { statusId: status } : {}),
      });
      clientId.current = null;
      draft.hold(false);
      draft.forget();
      announce(kind === "note" ? "Note added" : "Sent");
    } catch (error) {
      draft.hold(false);
      uploads.restore(shownFiles);
      write(written.html);
      const failure = problemOf(error);
      if (failure.details.code === "stale_send") {
        setGuard({ name: writerIn(failure.details) ?? newerBy() });
        void cache.ticket.open.invalidate({ number: ticket.number });
      } else setProblem(`Not sent: ${failure.message} Your text is kept.`);
      announce(`Not sent: ${failure.message}`, "assertive");
    }
  }

  return {
    guard,
    problem,
    whyNot,
    isSending: post.isPending,
    send: (status?: string) => void send(status),
    sendAnyway: () => void send(asked.current, { isAnyway: true }),
    readNew() {
      setGuard(null);
      draft.seeNewest();
      const thread = document.getElementById("thread");
      thread?.scrollTo({ top: thread.scrollHeight });
      const last = [...(thread?.querySelectorAll<HTMLElement>("[data-kind=customer]") ?? [])].at(-1);
      last?.focus();
    },
  };
}
