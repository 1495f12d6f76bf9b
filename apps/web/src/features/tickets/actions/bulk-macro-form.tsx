"use client";
import { Button } from "@desk/ui/button";
import { useState } from "react";
import { FormDialog } from "@/lib/form-dialog";
import { MacroList } from "@/lib/macros/macro-list";
import { MacroOutcome } from "@/lib/macros/macro-outcome";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";
import { type BulkFormProps, these } from "./bulk-form-props";

/** Chooses a macro, shows what it does to the first of the tickets, then applies it to all of them. */
export function ApplyMacro({ count, targets, onRun, onClose }: BulkFormProps) {
  const [macro, setMacro] = useState<{ id: string; name: string } | null>(null);
  const [error, setError] = useState<string>();
  const [first] = targets;
  const preview = api.macro.preview.useQuery(
    { ticketId: first?.id ?? "", macroId: macro?.id ?? "" },
    { enabled: macro !== null && first !== undefined, retry: false },
  );
  function submit() {
    if (macro === null) return setError("Choose a macro first.");
    onRun({ change: { macroId: macro.id }, done: `Macro “${macro.name}” applied` });
  }
  return (
    <FormDialog
      title={`Apply a macro to ${these(count)}`}
      description="Its text is filled in for each ticket. Where a variable has no value, that ticket is left as it is and named in the result."
      action="Apply"
      isBusy={false}
      error={error}
      onSubmit={submit}
      onClose={onClose}
      size="lg"
    >
      {macro === null ? (
        <div className="rounded-control border border-line">
          <MacroList
            onPick={({ id, name }) => {
              setMacro({ id, name });
              setError(undefined);
            }}
          />
        </div>
      ) : (
        <>
          <div className="flex items-center gap-2">
            <bdi className="min-w-0 flex-1 truncate font-semibold">{macro.name}</bdi>
            <Button size="sm" onClick={() => setMacro(null)}>
              Another macro
            </Button>
          </div>
          <div aria-live="polite" className="flex flex-col gap-3 text-sm">
            {first ? (
              <p className="truncate text-ink-2">
                On #{first.numberText}
                {count === 1 ? null : ", for example"}:
              </p>
            ) : null}
            {preview.error ? <p className="text-danger-ink">{problemOf(preview.error).message}</p> : null}
            {preview.data ? <MacroOutcome preview={preview.data} /> : null}
          </div>
        </>
      )}
    </FormDialog>
  );
}
