"use client";
import { Placeholder } from "@tiptap/extensions";
import { EditorContent, useEditor } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { type Ref, useImperativeHandle } from "react";
import { pressAnywhere } from "./editor-keys";
import type { Picking } from "./macros/picking";
import { UnfilledMark, unfilledPlaces } from "./macros/unfilled-mark";
import { Toolbar } from "./toolbar";

export type Written = { html: string; text: string };
export type EditorHandle = {
  focus: (place?: "end") => void;
  hasFocus: () => boolean;
  read: () => Written;
  clear: () => void;
  isEmpty: () => boolean;
  /** Puts HTML in at the caret, and selects the first variable in it that is not filled in. */
  insert: (html: string) => void;
  insertText: (text: string) => void;
  /** Names of variables that still stand in the text. */
  unfilled: () => string[];
};
export type EditorProps = {
  ref: Ref<EditorHandle>;
  label: string;
  placeholder: string;
  initialHtml: string;
  takesFocus: boolean;
  onChange: () => void;
  onSend: (isSolving: boolean) => void;
  onSwitch: () => void;
  onLeave: () => void;
  onFiles: (files: readonly File[]) => void;
  /** Asks for the macros at the caret; without it there are none. */
  onMacros?: ((picking: Picking) => void) | undefined;
  toolbarEnd: React.ReactNode;
  /** Between text and toolbar: the files. */
  children: React.ReactNode;
};

/** Keeps the browser and the editor from acting on it as well. */
function keep(event: KeyboardEvent): true {
  event.preventDefault();
  return true;
}

const isBreak = (node: { type: { name: string } } | null): boolean => node?.type.name === "hardBreak";

const extensions = [
  StarterKit.configure({
    heading: false,
    link: {
      openOnClick: false,
      autolink: true,
      defaultProtocol: "https",
      protocols: ["http", "https", "mailto", "tel"],
    },
  }),
  UnfilledMark,
];

/** The writing field: Markdown shortcuts while typing, files by paste and drop. */
export default function Editor(props: EditorProps) {
  const { ref, label, placeholder, initialHtml, takesFocus, onChange, onFiles } = props;
  const editor = useEditor({
    extensions: [...extensions, Placeholder.configure({ placeholder })],
    content: initialHtml,
    // A draft may end with the space before the next word.
    parseOptions: { preserveWhitespace: true },
    autofocus: takesFocus ? "end" : false,
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    onUpdate: onChange,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        dir: "auto",
        class: "composer-text min-h-full outline-none",
      },
      handleKeyDown: (_view, event) => press(event),
      handlePaste: (_view, event) => take(event.clipboardData),
      handleDrop: (_view, event) => take(event.dataTransfer),
    },
  });

  function take(data: DataTransfer | null): boolean {
    const files = [...(data?.files ?? [])];
    if (files.length === 0) return false;
    onFiles(files);
    return true;
  }

  function press(event: KeyboardEvent): boolean {
    const hasMod = event.ctrlKey || event.metaKey;
    if (pressAnywhere(event, props)) return keep(event);
    if (hasMod && !event.shiftKey && !event.altKey && event.key === ".") return askMacros("") && keep(event);
    if (event.key === "/" && !hasMod && !event.altKey && isLineStart()) return askMacros("/") && keep(event);
    if (hasMod && event.shiftKey && (event.key === "." || event.key === ">")) editor.commands.toggleBlockquote();
    else if (hasMod && !event.altKey && event.key === "k")
      document.querySelector<HTMLElement>("[data-tool=link]")?.click();
    else return false;
    return keep(event);
  }

  function isLineStart(): boolean {
    const { empty, $from } = editor.state.selection;
    return empty && $from.parent.type.name === "paragraph" && ($from.parentOffset === 0 || isBreak($from.nodeBefore));
  }

  function askMacros(typed: string): boolean {
    if (!props.onMacros) return false;
    const { left, top, bottom } = editor.view.coordsAtPos(editor.state.selection.from);
    props.onMacros({ caret: { left, top, height: bottom - top }, typed });
    return true;
  }

  function insert(html: string): void {
    const from = editor.state.selection.from;
    editor.chain().focus().insertContent(html).run();
    const first = unfilledPlaces(editor.state.doc).find((place) => place.to > from);
    if (first) editor.commands.setTextSelection(first);
    editor.view.focus();
  }

  useImperativeHandle(
    ref,
    () => ({
      // At once: Tiptap's own command waits for the next frame, and keys typed until then would go astray.
      focus: (place) => {
        if (place === "end") editor.commands.setTextSelection(editor.state.doc.content.size);
        editor.view.focus();
      },
      hasFocus: () => editor.isFocused,
      read: () => ({ html: editor.getHTML(), text: editor.getText({ blockSeparator: "\n\n" }) }),
      clear: () => void editor.commands.clearContent(true),
      isEmpty: () => editor.isEmpty,
      insert,
      insertText: (text) => void editor.commands.insertContent({ type: "text", text }),
      unfilled: () => [...new Set(unfilledPlaces(editor.state.doc).map(({ name }) => name))],
    }),
    [editor],
  );

  return (
    <>
      <EditorContent
        editor={editor}
        className="max-h-[40dvh] min-h-18 flex-1 cursor-text overflow-y-auto py-1 text-md max-md:min-h-11 max-md:text-lg"
      />
      {props.children}
      <Toolbar
        editor={editor}
        onFiles={onFiles}
        onMacros={props.onMacros && (() => void askMacros(""))}
        end={props.toolbarEnd}
      />
    </>
  );
}
