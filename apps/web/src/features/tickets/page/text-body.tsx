import type { ReactNode } from "react";

const urlShape = /\bhttps?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]/gu;

/** Plain text as written, with its addresses as links and quoted lines at the end folded away. */
export function TextBody({ text }: { text: string }) {
  const { body, quoted } = splitQuoted(text);
  return (
    <>
      <span className="whitespace-pre-wrap">{linked(body)}</span>
      {quoted ? (
        <details className="mt-1">
          <summary className="w-fit cursor-pointer text-ink-3 text-xs">Quoted text</summary>
          <span className="whitespace-pre-wrap text-ink-3">{linked(quoted)}</span>
        </details>
      ) : null}
    </>
  );
}

function splitQuoted(text: string): { body: string; quoted: string } {
  const lines = text.trimEnd().split("\n");
  let from = lines.length;
  while (from > 0 && (lines[from - 1] ?? "").startsWith(">")) from--;
  if (from === lines.length || from === 0) return { body: text.trimEnd(), quoted: "" };
  return { body: lines.slice(0, from).join("\n").trimEnd(), quoted: lines.slice(from).join("\n") };
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
