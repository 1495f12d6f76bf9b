"use client";
import { macroVariables } from "@desk/contracts/macro-words";
import { Button } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { IconButton } from "@desk/ui/icon-button";
import { MenuButton } from "@desk/ui/menu-button";
import { EditorContent, useEditor } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import clsx from "clsx";
import { Bold, Braces, CircleAlert, Italic, List, ListOrdered } from "lucide-react";
import { useId } from "react";

type Props = {
  label: string;
  help: string;
  html: string;
  error: string | undefined;
  isNote?: boolean;
  onChange: (html: string) => void;
};

const meanings: Record<(typeof macroVariables)[number], string> = {
  "customer.first_name": "Customer’s first name",
  "customer.name": "Customer’s name",
  "customer.email": "Customer’s address",
  "organization.name": "Customer’s organization",
  "ticket.number": "Number of the ticket",
  "ticket.subject": "Subject of the ticket",
  "ticket.status": "Status of the ticket",
  "agent.first_name": "Your first name",
  "agent.name": "Your name",
  "team.name": "Name of the team",
  "workspace.name": "Name of your company",
};

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
];

/** A text with variables, which are filled in when the macro is used. */
export function MacroText({ label, help, html, error, isNote = false, onChange }: Props) {
  const id = useId();
  const editor = useEditor({
    extensions,
    content: html,
    immediatelyRender: false,
    onUpdate: ({ editor: now }) => onChange(now.isEmpty ? "" : now.getHTML()),
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        "aria-describedby": `${id}-help`,
        dir: "auto",
        class: "composer-text min-h-24 px-2.25 py-1.5 outline-none",
      },
    },
  });
  const insert = (text: string) => editor?.chain().focus().insertContent({ type: "text", text }).run();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="font-medium text-sm">{label}</p>
      <div
        className={clsx(
          "focus-field rounded-control border",
          error ? "border-danger-line" : "border-line-control",
          isNote ? "bg-note-canvas" : "bg-raised",
        )}
      >
        <EditorContent editor={editor} className="max-h-80 overflow-y-auto" />
        <div className="flex items-center gap-1 border-line border-t px-1 py-1">
          <IconButton icon={Bold} size="sm" label="Bold" onClick={() => editor?.chain().focus().toggleBold().run()} />
          <IconButton
            icon={Italic}
            size="sm"
            label="Italic"
            onClick={() => editor?.chain().focus().toggleItalic().run()}
          />
          <IconButton
            icon={List}
            size="sm"
            label="Bullets"
            onClick={() => editor?.chain().focus().toggleBulletList().run()}
          />
          <IconButton
            icon={ListOrdered}
            size="sm"
            label="Numbers"
            onClick={() => editor?.chain().focus().toggleOrderedList().run()}
          />
          <MenuButton
            label="Insert a variable"
            onCloseFocus={() => editor?.view.focus()}
            items={[
              ...macroVariables.map((name) => ({
                label: meanings[name],
                onSelect: () => insert(name === "customer.first_name" ? `{{${name}|there}}` : `{{${name}}}`),
              })),
              { label: "A customer’s attribute", onSelect: () => insert("{{customer.attribute.city}}") },
            ]}
          >
            {(trigger) => (
              <Button {...trigger} size="sm" icon={Braces} aria-label={`Insert a variable into ${label.toLowerCase()}`}>
                Variable
              </Button>
            )}
          </MenuButton>
        </div>
      </div>
      {error ? (
        <p role="alert" className="flex items-start gap-1 text-danger-ink text-xs">
          <Icon as={CircleAlert} size={14} className="mt-px" />
          {error}
        </p>
      ) : null}
      <p id={`${id}-help`} className="text-ink-3 text-xs">
        {help} Words after | stand in where nothing is known: {"{{customer.first_name|there}}"}.
      </p>
    </div>
  );
}
