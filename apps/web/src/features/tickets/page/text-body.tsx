"use client";
import { type ReactNode, useId, useState } from "react";
import { FoldButton } from "@/lib/fold-button";

const urlShape = /\bhttps?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]/gu;

type Props = { text: string; quotedAt: number | null };

/** Plain text as written, with its addresses as links; quoted text and signature are folded, never lost. */
export function TextBody({ text, quotedAt }: Props) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { body, folded } = foldText(text, quotedAt);
  return (
    <>
      <span className="whitespace-pre-wrap">{linked(body)}</span>
      {folded ? (
        <>
          <FoldButton isOpen={isOpen} controls={id} onToggle={() => setOpen(!isOpen)} />
          <div id={id} hidden={!isOpen} className="whitespace-pre-wrap border-line-strong border-s-2 ps-2.5 text-ink-3">
            {isOpen ? linked(folded) : null}
          </div>
        </>
      ) : null}
    </>
  );
}

/** What is new, and what hides behind the dots. A text of nothing but quotation is not folded. */
export function foldText(text: string, quotedAt: number | null): { body: string; folded: string } {
  const at = quotedAt ?? quotedLinesAt(text);
  const body = text.slice(0, at).trimEnd();
  const folded = text.slice(at).trim();
  return body === "" || folded === "" ? { body: text.trimEnd(), folded: "" } : { body, folded };
}

/** Where lines beginning with > at the end begin, for texts that nobody has looked through. */
function quotedLinesAt(text: string): number {
  const lines = text.trimEnd().split("\n");
  let from = lines.length;
  while (from > 0 && (lines[from - 1] ?? "").startsWith(">")) from--;
  return from === lines.length ? text.length : lines.slice(0, from).join("\n").length;
}

function linked(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let last = 0;
  for (const match of text.matchAll(urlShape)) {
    parts.push(
      text.slice(last, match.index),
      <a key={match.index} href={match[0]} target="_blank" rel="noopener noreferrer nofollow" className="text-link">
        {match[0]}
      </a>,
    );
    last = match.index + match[0].length;
  }
  return [...parts, text.slice(last)];
}
