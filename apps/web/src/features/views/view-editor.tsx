"use client";
import type { CreateViewInput, SavedView } from "@desk/contracts/view";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { useState } from "react";
import { ColumnFields } from "@/lib/column-fields";
import { FormDialog } from "@/lib/form-dialog";
import { closeLayer } from "@/lib/layers";
import { push } from "@/lib/navigation";
import { problemOf } from "@/lib/problem";
import { QueryBox } from "@/lib/query/query-box";
import { saving } from "@/lib/saving";
import { api } from "@/trpc/client";
import { LookFields } from "./look-fields";
import { ScopeFields } from "./scope-fields";
import { SortFields } from "./sort-fields";
import { draftOf, inputOf, type ViewDraft } from "./view-draft";

type Props = { view: SavedView | null; start: Partial<CreateViewInput> };

/** Everything about a saved view in one form; a new one begins with what is shown. */
export default function ViewEditor({ view, start }: Props) {
  const cache = api.useUtils();
  const [draft, setDraft] = useState<ViewDraft>(() => draftOf(view, start));
  const create = api.view.create.useMutation();
  const update = api.view.update.useMutation();
  const error = create.error ?? update.error;
  const problem = error ? problemOf(error) : null;
  const change = (next: Partial<ViewDraft>) => setDraft((now) => ({ ...now, ...next }));
  const { onSuccess } = saving(
    () => Promise.all([cache.view.list.invalidate(), cache.ticket.counts.invalidate()]),
    `View “${draft.name.trim()}” is saved`,
  );

  async function save() {
    const fields = inputOf(draft);
    const saved = view
      ? await update.mutateAsync({ viewId: view.id, version: view.version, ...fields })
      : await create.mutateAsync(fields);
    await onSuccess(saved);
    closeLayer();
    push(`/views/${encodeURIComponent(saved.slug)}`);
  }

  return (
    <FormDialog
      title={view ? `Edit ${view.name}` : "New view"}
      action={view ? "Save view" : "Create view"}
      isBusy={create.isPending || update.isPending}
      error={problem && !problem.fields.name && !problem.fields.query ? problem.message : undefined}
      onSubmit={() => save().catch(() => undefined)}
      onClose={closeLayer}
      size="lg"
    >
      <Field label="Name" isRequired error={problem?.fields.name}>
        <Input value={draft.name} maxLength={60} onChange={(event) => change({ name: event.target.value })} />
      </Field>
      <div className="flex flex-col gap-1">
        <span className="font-medium text-sm">Tickets</span>
        <QueryBox
          value={draft.query}
          onChange={(query) => change({ query })}
          label="Tickets of the view, as a query"
          placeholder="Every ticket. For example status:open label:refund"
          isSearch={false}
        />
        {problem?.fields.query ? (
          <p role="alert" className="text-danger-ink text-xs">
            {problem.fields.query}
          </p>
        ) : null}
      </div>
      <ScopeFields draft={draft} onChange={change} problem={problem?.fields.teamId ?? problem?.fields.scope} />
      <LookFields draft={draft} onChange={change} />
      <SortFields sort={draft.sort} onChange={(sort) => change({ sort })} />
      <ColumnFields columns={draft.columns} onChange={(columns) => change({ columns })} />
    </FormDialog>
  );
}
