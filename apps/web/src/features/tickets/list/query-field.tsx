"use client";
import { useEffect, useRef, useState } from "react";

const waitMs = 200;

type Props = { value: string; isSearch: boolean; onChange: (value: string) => void };

/** Words to look for; the address follows shortly after the typing. */
export function QueryField({ value, isSearch, onChange }: Props) {
  const [text, setText] = useState(value);
  const [last, setLast] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  if (value !== last) {
    setLast(value);
    if (value !== text.trim()) setText(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  function send(next: string, delayMs: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(next.trim()), delayMs);
  }

  return (
    <input
      data-search
      // biome-ignore lint/a11y/noAutofocus: The search page exists for this field.
      autoFocus={isSearch && value === ""}
      type="text"
      enterKeyHint="search"
      aria-label={isSearch ? "Search tickets and customers" : "Words in these tickets"}
      placeholder={isSearch ? "Words, a name, an address or a number" : "Filter by words"}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        send(event.target.value, waitMs);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && !event.nativeEvent.isComposing) send(text, 0);
        if (event.key === "ArrowDown" || (event.key === "Escape" && text === "")) {
          event.preventDefault();
          document.querySelector<HTMLElement>("#list [role=row][tabindex='0']")?.focus();
        } else if (event.key === "Escape") {
          event.preventDefault();
          setText("");
          send("", 0);
        }
      }}
      className="h-6.5 min-w-24 flex-1 bg-transparent px-1 text-sm outline-none max-md:text-lg"
    />
  );
}
