"use client";
import { Button } from "@desk/ui/button";
import { Input } from "@desk/ui/input";
import type { Editor } from "@tiptap/react";
import { useState } from "react";

/** The address of a link; leaving it empty removes the link. */
export function LinkForm({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const before: unknown = editor.getAttributes("link").href;
  const [href, setHref] = useState(typeof before === "string" ? before : "");

  function set() {
    const chain = editor.chain().focus().extendMarkRange("link");
    const address = href.trim();
    if (address === "") chain.unsetLink().run();
    else {
      const target = /^[a-z]+:/iu.test(address) ? address : `https://${address}`;
      if (editor.state.selection.empty && !editor.isActive("link")) {
        chain.insertContent({ type: "text", text: address, marks: [{ type: "link", attrs: { href: target } }] }).run();
      } else chain.setLink({ href: target }).run();
    }
    onDone();
  }

  return (
    <form
      className="flex items-center gap-2 pt-1"
      onSubmit={(event) => {
        event.preventDefault();
        set();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onDone();
        editor.commands.focus();
      }}
    >
      <Input
        size="md"
        aria-label="Address of the link"
        placeholder="https://"
        autoFocus
        value={href}
        onChange={(event) => setHref(event.target.value)}
      />
      <Button type="submit">Set link</Button>
    </form>
  );
}
