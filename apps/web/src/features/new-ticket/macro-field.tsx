"use client";
import type { DraftMacro } from "@desk/contracts/macro";
import type { MacroAction } from "@desk/contracts/macro-action";
import { announce } from "@desk/ui/announcer";
import { Button } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { LabelChip } from "@desk/ui/label-chip";
import Popover from "@desk/ui/popover";
import { showToast } from "@desk/ui/toast";
import { Zap } from "lucide-react";
import { useState } from "react";
import { actionWords } from "@/lib/macro-words";
import { MacroList } from "@/lib/macros/macro-list";
import { rememberMacro } from "@/lib/macros/recent-macros";
import { useDirectory } from "@/lib/me";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";

/** The macro of a ticket that is being filled in: its changes and its files, as far as they are kept. */
export type NewTicketMacro = {
  id: string;
  name: string;
  actions: readonly MacroAction[];
  files: readonly { id: string; fileName: string }[];
};

type Props = {
  macro: NewTicketMacro | null;
  /** What is known so far, for the variables. */
  facts: () => Omit<DraftMacro, "macroId">;
  onInsert: (text: string, macro: NewTicketMacro) => void;
  onChange: (macro: NewTicketMacro | null) => void;
};

/** Puts a macro into the first message, and shows what it sets once the ticket is there. */
export function MacroField({ macro, facts, onInsert, onChange }: Props) {
  const { client } = api.useUtils();
  const [isOpen, setOpen] = useState(false);

  async function insert({ id, name }: { id: string; name: string }): Promise<void> {
    setOpen(false);
    try {
      const { reply, actions, files } = await client.macro.draft.query({ macroId: id, ...facts() });
      const copies = files.length > 0 ? (await client.macro.copyFiles.mutate({ macroId: id })).data : [];
      onInsert(reply?.text ?? "", {
        id,
        name,
        actions,
        files: copies.map((file) => ({ id: file.id, fileName: file.fileName })),
      });
      rememberMacro(id);
      announce(`${name} inserted`);
    } catch (error) {
      showToast({ tone: "danger", message: `Not inserted: ${problemOf(error).message}` });
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <Popover
        label="Macros"
        isOpen={isOpen}
        onOpenChange={setOpen}
        className="w-96 max-w-[calc(100vw-1rem)]"
        trigger={
          <Button size="sm" variant="ghost" icon={Zap}>
            Use a macro
          </Button>
        }
      >
        <MacroList context="new" onPick={(chosen) => void insert(chosen)} />
      </Popover>
      {macro ? <Kept macro={macro} onChange={onChange} /> : null}
    </div>
  );
}

function Kept({ macro, onChange }: { macro: NewTicketMacro; onChange: Props["onChange"] }) {
  const directory = useDirectory();
  const { actions, files } = macro;
  if (actions.length === 0 && files.length === 0) return null;
  return (
    <section aria-label="What the macro changes" className="flex min-w-0 flex-wrap items-center gap-1.5">
      <span className="flex min-w-0 items-center gap-1.5 text-ink-2 text-xs">
        <Icon as={Zap} size={14} />
        <bdi className="truncate font-medium">{macro.name}</bdi> will set
      </span>
      {actions.map((action) => {
        const words = actionWords(action, directory);
        return (
          <LabelChip
            key={action.kind}
            removeLabel={`Do not set ${words}`}
            onRemove={() => onChange({ ...macro, actions: actions.filter(({ kind }) => kind !== action.kind) })}
          >
            {words}
          </LabelChip>
        );
      })}
      {files.map((file) => (
        <LabelChip
          key={file.id}
          removeLabel={`Do not attach ${file.fileName}`}
          onRemove={() => onChange({ ...macro, files: files.filter(({ id }) => id !== file.id) })}
        >
          {`File: ${file.fileName}`}
        </LabelChip>
      ))}
    </section>
  );
}
