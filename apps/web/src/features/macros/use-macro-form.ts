"use client";
import type { MacroAction } from "@desk/contracts/macro-action";
import type { MacroContext } from "@desk/contracts/macro-words";
import type { ViewScope } from "@desk/contracts/words";
import { showToast } from "@desk/ui/toast";
import { useEffect, useState } from "react";
import { usePermission } from "@/lib/me";
import { push } from "@/lib/navigation";
import { problemOf } from "@/lib/problem";
import { api, type Outputs } from "@/trpc/client";
import type { DraftFile } from "./files-field";

type Macro = Outputs["macro"]["byId"];
export type MacroDraft = {
  name: string;
  description: string;
  scope: ViewScope;
  teamId: string;
  contexts: MacroContext[];
  replyHtml: string;
  noteHtml: string;
  actions: MacroAction[];
  isActive: boolean;
  files: DraftFile[];
};

const begin = (macro: Macro | null, scope: ViewScope): MacroDraft => ({
  name: macro?.name ?? "",
  description: macro?.description ?? "",
  scope: macro?.scope ?? scope,
  teamId: macro?.team?.id ?? "",
  contexts: macro?.contexts ?? ["reply"],
  replyHtml: macro?.replyHtml ?? "",
  noteHtml: macro?.noteHtml ?? "",
  actions: macro?.actions ?? [],
  isActive: macro?.isActive ?? true,
  files: macro?.files.map((file) => ({ ...file, isNew: false })) ?? [],
});

/** The form of one macro: kept here until it is saved or discarded. */
export function useMacroForm(macro: Macro | null) {
  const cache = api.useUtils();
  const first = begin(macro, usePermission("macro.manage") ? "everyone" : "me");
  const [draft, setDraft] = useState(first);
  const [isChanged, setChanged] = useState(false);
  const [version, setVersion] = useState(0);
  const create = api.macro.create.useMutation();
  const update = api.macro.update.useMutation();
  const error = create.error ?? update.error;
  const problem = error ? problemOf(error) : null;

  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isChanged]);

  async function save() {
    const { files, teamId, ...fields } = draft;
    const shared = { ...fields, teamId: draft.scope === "team" && teamId ? teamId : null };
    const attachmentIds = files.filter(({ isNew }) => isNew).map(({ id }) => id);
    if (macro === null) await create.mutateAsync({ ...shared, attachmentIds });
    else {
      const kept = new Set(files.map(({ id }) => id));
      const removeFileIds = macro.files.map(({ id }) => id).filter((id) => !kept.has(id));
      await update.mutateAsync({ macroId: macro.id, version: macro.version, ...shared, attachmentIds, removeFileIds });
    }
    setChanged(false);
    showToast({ tone: "success", message: "The macro is saved" });
    void cache.macro.invalidate();
    push("/admin/macros");
  }

  return {
    draft,
    set(change: Partial<MacroDraft>) {
      setDraft((before) => ({ ...before, ...change }));
      setChanged(true);
    },
    /** Changes when the editors have to begin anew. */
    version,
    discard() {
      setDraft(first);
      setVersion(version + 1);
      setChanged(false);
    },
    isChanged,
    isSaving: create.isPending || update.isPending,
    errors: problem?.fields ?? {},
    problem: problem && Object.keys(problem.fields).length === 0 ? problem.message : null,
    save: () =>
      void save().catch(() => {
        requestAnimationFrame(() => document.querySelector<HTMLElement>("form [aria-invalid=true]")?.focus());
      }),
  };
}
