"use client";
import { IconButton } from "@desk/ui/icon-button";
import { type Editor, useEditorState } from "@tiptap/react";
import { Bold, Code, Italic, Link, List, ListOrdered, type LucideIcon, Paperclip, TextQuote, Zap } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { capsOf } from "@/lib/keyboard/keys";
import { LinkForm } from "./link-form";

type Tool = { mark: string; label: string; icon: LucideIcon; keys: string; run: (editor: Editor) => void };

const tools: readonly Tool[] = [
  {
    mark: "bold",
    label: "Bold",
    icon: Bold,
    keys: "mod+b",
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    mark: "italic",
    label: "Italic",
    icon: Italic,
    keys: "mod+i",
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    mark: "code",
    label: "Code",
    icon: Code,
    keys: "mod+e",
    run: (editor) => editor.chain().focus().toggleCode().run(),
  },
  {
    mark: "bulletList",
    label: "Bullets",
    icon: List,
    keys: "mod+shift+8",
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    mark: "orderedList",
    label: "Numbers",
    icon: ListOrdered,
    keys: "mod+shift+7",
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    mark: "blockquote",
    label: "Quote",
    icon: TextQuote,
    keys: "mod+shift+b",
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
];

type Props = {
  editor: Editor;
  onFiles: (files: readonly File[]) => void;
  onMacros?: (() => void) | undefined;
  end: ReactNode;
};

/** Formats and files at the start; draft state and sending at the end. */
export function Toolbar({ editor, onFiles, onMacros, end }: Props) {
  const [isLinking, setLinking] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      [...tools.map((tool) => tool.mark), "link"].filter((mark) => now.isActive(mark)).join(),
  }).split(",");

  return (
    <>
      {isLinking ? <LinkForm editor={editor} onDone={() => setLinking(false)} /> : null}
      <div className="flex min-h-11 items-center gap-0.5">
        <div role="toolbar" aria-label="Formatting" className="-ms-1.5 flex items-center gap-0.5">
          <span className="flex gap-0.5 max-md:hidden">
            {tools.map((tool) => (
              <IconButton
                key={tool.mark}
                icon={tool.icon}
                label={tool.label}
                keys={capsOf(tool.keys)}
                tooltipSide="top"
                aria-pressed={active.includes(tool.mark)}
                onClick={() => tool.run(editor)}
              />
            ))}
            <IconButton
              icon={Link}
              label="Link"
              keys={capsOf("mod+k")}
              tooltipSide="top"
              aria-pressed={active.includes("link")}
              data-tool="link"
              onClick={() => setLinking(!isLinking)}
            />
            <span className="mx-1.5 h-4 self-center border-line-strong border-s" />
          </span>
          <IconButton
            icon={Paperclip}
            label="Attach files"
            tooltipSide="top"
            className="max-md:size-11"
            onClick={() => picker.current?.click()}
          />
          {onMacros ? (
            <IconButton
              icon={Zap}
              label="Macros"
              keys={capsOf("mod+.")}
              tooltipSide="top"
              className="max-md:size-11"
              onClick={onMacros}
            />
          ) : null}
        </div>
        <input
          ref={picker}
          type="file"
          multiple
          tabIndex={-1}
          aria-label="Attach files"
          className="hidden"
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
        <div className="ms-auto flex min-w-0 items-center gap-3">{end}</div>
      </div>
    </>
  );
}
