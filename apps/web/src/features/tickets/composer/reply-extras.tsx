"use client";
import type { ReplyOptionsView } from "@desk/contracts/outgoing";
import { Checkbox } from "@desk/ui/checkbox";
import { useId, useState } from "react";
import { FoldButton } from "@/lib/fold-button";
import { HtmlBody } from "../page/html-body";

type Props = {
  options: ReplyOptionsView | undefined;
  quotesPrevious: boolean;
  onQuote: (quotes: boolean) => void;
  /** Whose message would be quoted; null when there is none. */
  previousAuthor: string | null;
};

/** What a mail gets below the text: the signature, folded, and on request the message before. */
export function ReplyExtras({ options, quotesPrevious, onQuote, previousAuthor }: Props) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (!options?.from) return null;
  const { signatureHtml } = options;
  if (!signatureHtml && !previousAuthor) return null;
  return (
    <div className="flex flex-col text-xs">
      <div className="flex flex-wrap items-center gap-x-4">
        {signatureHtml ? (
          <span className="flex items-center gap-2">
            <FoldButton
              isOpen={isOpen}
              controls={id}
              name="Signature"
              hint="Added below your text when it is sent"
              onToggle={() => setOpen(!isOpen)}
            />
            <span aria-hidden className="text-ink-2 text-sm">
              Signature
            </span>
          </span>
        ) : null}
        {previousAuthor ? (
          <Checkbox checked={quotesPrevious} onChange={(event) => onQuote(event.target.checked)}>
            <span className="text-ink-2">
              Quote the message{" "}
              <span className="max-md:sr-only">
                of <bdi>{previousAuthor}</bdi>
              </span>
            </span>
          </Checkbox>
        ) : null}
      </div>
      {signatureHtml ? (
        <div
          id={id}
          hidden={!isOpen}
          className="mb-1 max-h-32 overflow-y-auto border-line-strong border-s-2 ps-2.5 text-ink-2 text-sm"
        >
          {isOpen ? <HtmlBody html={signatureHtml} /> : null}
        </div>
      ) : null}
    </div>
  );
}
