"use client";
import type { OpenTicketView } from "@desk/contracts/ticket";
import type { MessageKind } from "@desk/contracts/words";
import clsx from "clsx";
import { type ComponentType, lazy, type RefObject, Suspense, useEffect, useRef, useState } from "react";
import { createPortal, flushSync } from "react-dom";
import type { EditorHandle, EditorProps } from "./editor";
import { EditorStandIn } from "./editor-stand-in";
import type { Picking } from "./macros/picking";
import { useQuotesPrevious } from "./quotes-previous";
import { Recipients } from "./recipients/recipients";
import { useRecipients } from "./recipients/use-recipients";
import { ReplyExtras } from "./reply-extras";
import { SendButton, type SendHow } from "./send-button";
import { SendGuard } from "./send-guard";
import { UploadList } from "./upload-list";
import { useDraft } from "./use-draft";
import { useReplyOptions } from "./use-reply-options";
import { useSend } from "./use-send";
import { useUploads } from "./use-uploads";

const loadEditor = () => import("./editor");
const MacroPart = lazy(() => import("./macros/macro-part"));
const words = { idle: "", saving: "Saving…", saved: "Saved", refused: "Not kept: this browser’s storage is full" };

type Props = {
  open: OpenTicketView;
  kind: MessageKind;
  focusAsked: number;
  isWide: boolean;
  onSwitch: () => void;
  flushRef: RefObject<() => void>;
  /** Above the tabs. */
  guardPlace: HTMLElement | null;
};

/** One draft in one mode. The text lives in the editor; what is typed is kept on this device as it is typed. */
export function ComposerForm({ open, kind, focusAsked, isWide, onSwitch, flushRef, guardPlace }: Props) {
  const { ticket } = open;
  const editor = useRef<EditorHandle | null>(null);
  const [Editor, setEditor] = useState<ComponentType<EditorProps> | null>(null);
  const draft = useDraft(open, kind, editor);
  const uploads = useUploads(draft.initial?.files ?? []);
  const [content, setContent] = useState({ html: draft.initial?.html ?? "", version: 0 });
  const isNote = kind === "note";
  const { keep } = draft;
  const replyOptions = useReplyOptions(ticket, !isNote);
  const [from, setFrom] = useState(draft.initial?.from ?? null);
  const [macro, setMacro] = useState(draft.initial?.macro ?? null);
  const [picking, setPicking] = useState<Picking | null>(null);
  const [quotesPrevious, setQuotes] = useQuotesPrevious();
  const recipients = useRecipients({
    ticket,
    options: replyOptions,
    initial: draft.initial?.recipients ?? null,
    onKeep: (lists) => keep({ recipients: lists }),
  });

  const sender = useSend({
    open,
    kind,
    draft,
    uploads,
    recipients,
    from,
    quotesPrevious,
    replyOptions,
    macro,
    onMacro: setMacro,
    unfilled: () => editor.current?.unfilled() ?? [],
    read: () => editor.current?.read() ?? { html: "", text: "" },
    write: (html) => setContent((before) => ({ html, version: before.version + 1 })),
  });

  // What is sent while the editor is on its way goes as soon as it is there, with all that was typed.
  const [waiting, setWaiting] = useState<SendHow | null>(null);
  const send = (how: SendHow = {}) => (Editor ? sender.send(how) : setWaiting(how));
  useEffect(() => {
    if (!Editor || !waiting) return;
    setWaiting(null);
    sender.send(waiting);
  }, [Editor, waiting, sender.send]);

  useEffect(() => {
    let isHere = true;
    void loadEditor().then((module) => {
      if (!isHere) return;
      const standIn = editor.current;
      const hadFocus = standIn?.hasFocus() ?? false;
      const typed = standIn === null || standIn.isEmpty() ? "" : standIn.read().html;
      // In one go, so that no key falls between the plain field and the editor.
      flushSync(() => {
        setContent((before) => ({ ...before, html: before.html + typed }));
        setEditor(() => module.default);
      });
      if (hadFocus) editor.current?.focus("end");
    });
    return () => {
      isHere = false;
    };
  }, []);
  useEffect(() => {
    flushRef.current = draft.flush;
  }, [flushRef, draft.flush]);
  useEffect(() => {
    if (focusAsked > 0) editor.current?.focus();
  }, [focusAsked]);
  const { done } = uploads;
  const doneIds = done.map((file) => file.id).join();
  useEffect(() => keep({ files: done }), [doneIds, keep]);
  useEffect(() => keep({ macro }), [macro, keep]);

  const toolbarEnd = (
    <>
      <span
        role="status"
        className={clsx("truncate text-xs", draft.state === "refused" ? "text-danger-ink" : "text-ink-3")}
      >
        {words[draft.state]}
      </span>
      <SendButton
        kind={kind}
        isSending={sender.isSending || waiting !== null}
        whyNot={sender.whyNot}
        onSend={send}
        canSetStatus={ticket.can.setStatus}
        customerMorningAt={replyOptions?.nextMorningAt ?? null}
        customerZone={replyOptions?.timeZone ?? null}
      />
    </>
  );
  const common = {
    label: isNote ? "Internal note" : "Reply",
    placeholder: isNote ? "Write a note for your team" : `Write to ${ticket.requester.name}`,
    initialHtml: content.html,
    takesFocus: focusAsked > 0 || content.version > 0,
    onChange: draft.touch,
    onSend: (isSolving: boolean) => send(isSolving ? { status: "solved" } : {}),
    onSwitch,
    onLeave: () => document.getElementById("thread")?.focus(),
    onFiles: uploads.add,
    onMacros: setPicking,
    toolbarEnd,
  };
  const Shown = Editor ?? EditorStandIn;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Dropping a file anywhere in the composer attaches it.
    <div
      className={clsx("flex min-h-0 flex-col", isWide ? "px-6" : "px-4")}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (event.dataTransfer.files.length > 0) uploads.add([...event.dataTransfer.files]);
      }}
    >
      {sender.guard && guardPlace
        ? createPortal(
            <SendGuard name={sender.guard.name} onSendAnyway={sender.sendAnyway} onRead={sender.readNew} />,
            guardPlace,
          )
        : null}
      {isNote ? null : (
        <Recipients
          ticket={ticket}
          options={replyOptions}
          recipients={recipients}
          from={from}
          onFrom={(address) => {
            setFrom(address);
            keep({ from: address });
          }}
        />
      )}
      {sender.problem ? (
        <p role="alert" className="pt-1 text-danger-ink text-xs">
          {sender.problem}
        </p>
      ) : null}
      <Shown key={`${Editor ? "editor" : "plain"}.${content.version}`} ref={editor} {...common}>
        {isNote ? null : (
          <ReplyExtras
            options={replyOptions}
            quotesPrevious={quotesPrevious}
            onQuote={setQuotes}
            previousAuthor={previousAuthor(open)}
          />
        )}
        <UploadList uploads={uploads.uploads} onRemove={uploads.remove} onRetry={uploads.retry} />
        <Suspense>
          {Editor ? (
            <MacroPart
              ticketId={ticket.id}
              kind={kind}
              editor={editor}
              macro={macro}
              onMacro={setMacro}
              onFiles={uploads.attach}
              picking={picking}
              onPicked={() => setPicking(null)}
            />
          ) : null}
        </Suspense>
      </Shown>
    </div>
  );
}

/** Who wrote the newest public message that may be quoted. */
const previousAuthor = ({ thread }: OpenTicketView): string | null =>
  thread.messages.findLast(({ kind, isProposed }) => kind === "reply" && !isProposed)?.author.name ?? null;
