"use client";
import type { MessageMacro } from "@desk/contracts/macro-action";
import type { ReplyOptionsView } from "@desk/contracts/outgoing";
import type { OpenTicketView } from "@desk/contracts/ticket";
import type { MessageKind, StatusCategory } from "@desk/contracts/words";
import { announce } from "@desk/ui/announcer";
import { useRef, useState } from "react";
import { useMe } from "@/lib/me";
import { problemOf } from "@/lib/problem";
import { randomId } from "@/lib/random-id";
import { api } from "@/trpc/client";
import type { Written } from "./editor";
import { newerWriter, writerIn } from "./newer-message";
import { addressesOf } from "./recipients/recipient-lists";
import type { RecipientsState } from "./recipients/use-recipients";
import type { SendHow } from "./send-button";
import type { useDraft } from "./use-draft";
import { usePostMessage } from "./use-post-message";
import { useUndoSend } from "./use-undo-send";
import type { useUploads } from "./use-uploads";

type Options = {
  open: OpenTicketView;
  kind: MessageKind;
  draft: ReturnType<typeof useDraft>;
  uploads: ReturnType<typeof useUploads>;
  recipients: RecipientsState;
  from: string | null;
  quotesPrevious: boolean;
  replyOptions: ReplyOptionsView | undefined;
  macro: MessageMacro | null;
  onMacro: (macro: null) => void;
  unfilled: () => string[];
  read: () => Written;
  write: (html: string) => void;
};
type Settable = Exclude<StatusCategory, "new" | "closed">;
const categories: readonly Settable[] = ["open", "pending", "on_hold", "solved"];

/** Sends once, however often it is pressed; a refusal gives the text back. */
export function useSend(options: Options) {
  const { open, kind, draft, uploads, recipients, replyOptions, read, write } = options;
  const { ticket } = open;
  const cache = api.useUtils();
  const me = useMe()?.user.id;
  const post = usePostMessage(ticket.number);
  const undoSend = useUndoSend();
  const clientId = useRef<string | null>(null);
  const asked = useRef<SendHow>({});
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
  const newerBy = () => newerWriter(open.thread.messages, draft.seenSeq(), me);

  /** Exactly the people who are shown; left out where nobody can be mailed anyway. */
  function envelope() {
    const { lists } = recipients;
    if (kind === "note" || lists.to.length === 0) return {};
    return {
      recipients: addressesOf(lists),
      ...(options.from ? { fromAddress: options.from } : {}),
      ...(replyOptions?.from && options.quotesPrevious ? { quotesPrevious: true } : {}),
    };
  }

  function problemBefore(written: Written): string | null {
    if (written.text.trim() === "" && uploads.done.length === 0) return "Write something first.";
    const unfilled = options.unfilled();
    if (unfilled.length > 0)
      return `Nothing is known for ${unfilled.map((name) => `{{${name}}}`).join(", ")}. Write something in its place.`;
    const { lists, isChanged } = recipients;
    if (kind === "reply" && isChanged && lists.to.length === 0) return "Name at least one recipient in To.";
    return null;
  }

  async function send(how: SendHow, { isAnyway = false } = {}): Promise<void> {
    if (post.isPending || whyNot) return;
    const written = read();
    const before = problemBefore(written);
    if (before) return setProblem(before);
    asked.current = how;
    const newer = kind === "reply" && !isAnyway ? newerBy() : null;
    if (newer) return setGuard({ name: newer });
    setGuard(null);
    setProblem(null);
    clientId.current ??= randomId();
    const files = uploads.done;
    const shownFiles = uploads.uploads;
    const category = categories.find((each) => each === how.status);
    const isByText = written.text.trim() !== "";
    draft.flush();
    draft.hold(true);
    uploads.clear();
    write("");
    try {
      const sent = await post.mutateAsync({
        message: {
          ticketId: ticket.id,
          kind,
          body: isByText
            ? { html: written.html, text: written.text }
            : { text: files.map((file) => file.fileName).join(", ") },
          attachmentIds: files.map((file) => file.id),
          clientId: clientId.current,
          ...(isAnyway || kind === "note" ? {} : { lastSeenSeq: draft.seenSeq() }),
          ...(category ? { status: category } : how.status ? { statusId: how.status } : {}),
          ...envelope(),
          ...(options.macro ? { macro: options.macro } : {}),
        },
        ...(how.sendAt ? { sendAt: how.sendAt } : {}),
      });
      clientId.current = null;
      draft.hold(false);
      draft.forget();
      options.onMacro(null);
      recipients.reset();
      if (sent.kind === "scheduled") undoSend.offer(sent.scheduled);
      else announce(kind === "note" ? "Note added" : "Sent");
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
    send: (how: SendHow = {}) => void send(how),
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
