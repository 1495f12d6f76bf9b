"use client";
import { announce } from "@desk/ui/announcer";
import { IconButton } from "@desk/ui/icon-button";
import { Check, Copy } from "lucide-react";
import { useState } from "react";

/** A command or value to take elsewhere, with a button that copies it. */
export function CopyLine({ text, label }: { text: string; label: string }) {
  const [isCopied, setIsCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
    announce(`${label} copied`);
  }
  return (
    <div className="flex items-start gap-1 rounded-control border border-line bg-sunken py-1 ps-2 pe-1">
      <code className="min-w-0 flex-1 whitespace-pre-wrap py-0.5 font-mono text-xs [overflow-wrap:anywhere]">
        {text}
      </code>
      <IconButton
        icon={isCopied ? Check : Copy}
        size="sm"
        label={isCopied ? `${label} copied` : `Copy ${label.toLowerCase()}`}
        onClick={copy}
      />
    </div>
  );
}
