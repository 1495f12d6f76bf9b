"use client";
import type { MessageMacro } from "@desk/contracts/macro-action";
import { Button } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { LabelChip } from "@desk/ui/label-chip";
import { Zap } from "lucide-react";
import { actionWords } from "@/lib/macro-words";
import { useDirectory } from "@/lib/me";
import { api } from "@/trpc/client";

type Props = {
  macro: MessageMacro;
  isApplying: boolean;
  onChange: (macro: MessageMacro | null) => void;
  onApply: () => void;
};

/** What goes with the message: each change may be taken out before it is sent. */
export function MacroBar({ macro, isApplying, onChange, onApply }: Props) {
  const directory = useDirectory();
  const { macroId, actions, noteHtml } = macro;
  const { data } = api.macro.byId.useQuery({ macroId }, { staleTime: 60_000 });
  const without = (kind: string) => onChange({ ...macro, actions: actions.filter((each) => each.kind !== kind) });
  const { noteHtml: _noteHtml, ...noteless } = macro;
  if (actions.length === 0 && noteHtml === undefined) return null;
  return (
    <section
      aria-label="What the macro changes"
      className="flex flex-wrap items-center gap-1.5 border-line border-t py-1.5"
    >
      <span className="flex min-w-0 items-center gap-1.5 text-ink-2 text-xs">
        <Icon as={Zap} size={14} />
        <bdi className="truncate font-medium">{data?.name ?? "Macro"}</bdi> will set
      </span>
      {actions.map((action) => {
        const words = actionWords(action, directory);
        return (
          <LabelChip key={action.kind} removeLabel={`Do not set ${words}`} onRemove={() => without(action.kind)}>
            {words}
          </LabelChip>
        );
      })}
      {noteHtml === undefined ? null : (
        <LabelChip removeLabel="Do not add the internal note" onRemove={() => onChange(noteless)}>
          {`Internal note: ${plain(noteHtml)}`}
        </LabelChip>
      )}
      <Button size="sm" variant="ghost" className="ms-auto" isLoading={isApplying} onClick={onApply}>
        Apply without a message
      </Button>
    </section>
  );
}

/** The first words, read by the browser without running anything. */
function plain(html: string): string {
  const text = new DOMParser().parseFromString(html, "text/html").body.textContent.trim();
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
