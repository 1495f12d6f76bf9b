"use client";
import { type KeyboardEvent, useImperativeHandle, useRef } from "react";
import type { EditorProps } from "./editor";
import { pressAnywhere } from "./editor-keys";

const escaped = (text: string) => text.replace(/[&<>]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
const toHtml = (text: string) =>
  text
    .split(/\n{2,}/u)
    .map((part) => `<p>${escaped(part).replaceAll("\n", "<br>")}</p>`)
    .join("");

/** A plain field with the same place and words until the editor has arrived, so that no key goes astray. */
export function EditorStandIn(props: EditorProps) {
  const { ref, label, placeholder, takesFocus, onChange, toolbarEnd, children } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    hasFocus: () => field.current !== null && document.activeElement === field.current,
    read: () => ({ html: toHtml(field.current?.value ?? ""), text: field.current?.value ?? "" }),
    clear: () => {
      if (field.current) field.current.value = "";
    },
    isEmpty: () => !field.current?.value,
    // Macros come with the editor.
    insert: () => undefined,
    insertText: () => undefined,
    unfilled: () => [],
  }));

  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (!pressAnywhere(event, props)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <>
      <textarea
        ref={field}
        aria-label={label}
        placeholder={placeholder}
        dir="auto"
        // biome-ignore lint/a11y/noAutofocus: The composer was asked for by key or tab.
        autoFocus={takesFocus}
        onChange={onChange}
        onKeyDown={press}
        className="min-h-18 flex-1 resize-none bg-transparent py-1 text-md outline-none max-md:min-h-11 max-md:text-lg"
      />
      {children}
      <div className="flex min-h-11 items-center justify-end gap-3">{toolbarEnd}</div>
    </>
  );
}
