"use client";
import { Button } from "@desk/ui/button";
import { IconButton } from "@desk/ui/icon-button";
import { EditorContent, useEditor } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { Bold, Italic } from "lucide-react";
import { useState } from "react";
import { problemOf } from "@/lib/problem";
import { saving } from "@/lib/saving";
import { api } from "@/trpc/client";
import { useUnsavedGuard } from "../parts/use-unsaved-guard";
import { InsertVariable } from "./insert-variable";

export type SignatureEditorProps = {
  label: string;
  owner: "workspace" | "team" | "user";
  ownerId: string | null;
  saved: string;
  variables: readonly string[];
};

const extensions = [
  StarterKit.configure({
    heading: false,
    codeBlock: false,
    blockquote: false,
    link: {
      openOnClick: false,
      autolink: true,
      defaultProtocol: "https",
      protocols: ["http", "https", "mailto", "tel"],
    },
  }),
];

/** Writes one signature. An empty one is none, so that the next one in line counts. */
export function SignatureEditor({ label, owner, ownerId, saved, variables }: SignatureEditorProps) {
  const cache = api.useUtils();
  const [isChanged, setIsChanged] = useState(false);
  useUnsavedGuard(isChanged);
  const { onSuccess } = saving(
    () => Promise.all([cache.outgoing.signatures.invalidate(), cache.outgoing.options.invalidate()]),
    "The signature is saved",
  );
  const set = api.outgoing.setSignature.useMutation({
    onSuccess(list) {
      setIsChanged(false);
      return onSuccess(list);
    },
  });
  const editor = useEditor({
    extensions,
    content: saved,
    immediatelyRender: false,
    onUpdate: () => setIsChanged(true),
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        dir: "auto",
        class: "composer-text min-h-28 px-2.25 py-1.5 outline-none",
      },
    },
  });
  const problem = set.error ? problemOf(set.error) : null;
  const save = (html: string) => set.mutate({ owner, ...(ownerId ? { ownerId } : {}), html });

  return (
    <div className="flex w-full min-w-0 max-w-(--w-measure) flex-1 flex-col gap-2">
      <p className="font-medium text-sm">{label}</p>
      <div className="focus-field rounded-control border border-line-control bg-raised">
        <EditorContent editor={editor} />
        <div className="flex items-center gap-1 border-line border-t px-1 py-1">
          <IconButton icon={Bold} size="sm" label="Bold" onClick={() => editor?.chain().focus().toggleBold().run()} />
          <IconButton
            icon={Italic}
            size="sm"
            label="Italic"
            onClick={() => editor?.chain().focus().toggleItalic().run()}
          />
          <InsertVariable
            variables={variables}
            onInsert={(placeholder) => editor?.chain().focus().insertContent(placeholder).run()}
          />
        </div>
      </div>
      {problem ? (
        <p role="alert" className="text-danger-ink text-xs">
          {problem.fields.html ?? problem.message}
        </p>
      ) : null}
      <div className="flex justify-end gap-2">
        {saved ? (
          <Button
            variant="ghost"
            onClick={() => {
              editor?.commands.clearContent();
              save("");
            }}
          >
            Remove
          </Button>
        ) : null}
        <Button
          variant="primary"
          isLoading={set.isPending}
          onClick={() => save(!editor || editor.isEmpty ? "" : editor.getHTML())}
        >
          Save
        </Button>
      </div>
    </div>
  );
}
