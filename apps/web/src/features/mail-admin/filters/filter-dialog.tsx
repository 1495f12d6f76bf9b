"use client";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { Select } from "@desk/ui/select";
import { useState } from "react";
import { FormDialog } from "@/lib/form-dialog";
import { problemOf } from "@/lib/problem";
import { randomId } from "@/lib/random-id";
import { saving } from "@/lib/saving";
import { api, type Outputs } from "@/trpc/client";
import { type ActionDraft, ActionFields } from "./action-fields";
import { PatternTester } from "./pattern-tester";

type MailFilter = Outputs["mailFilter"]["list"][number];
const plainSources = ["subject", "body", "from", "to"];

/** Makes or changes a filter, with a sample mail beside the pattern. */
export function FilterDialog({ filter, onClose }: { filter: MailFilter | null; onClose: () => void }) {
  const cache = api.useUtils();
  const [name, setName] = useState(filter?.name ?? "");
  const [part, setPart] = useState(() =>
    filter?.source.startsWith("header:") ? "header" : (filter?.source ?? "subject"),
  );
  const [header, setHeader] = useState(filter?.source.startsWith("header:") ? filter.source.slice(7) : "");
  const [pattern, setPattern] = useState(filter?.pattern ?? "");
  const [actions, setActions] = useState<ActionDraft[]>(
    () =>
      filter?.actions.map((action) => ({ ...action, key: randomId() })) ?? [
        { key: randomId(), field: "notes", value: "" },
      ],
  );
  const source = part === "header" ? `header:${header.trim().toLowerCase()}` : part;
  const rule = { source, pattern, actions: actions.map(({ field, value }) => ({ field, value })) };
  const { onSuccess } = saving(
    () => cache.mailFilter.list.invalidate().then(onClose),
    filter ? "The filter is saved" : "The filter runs on new mail",
  );
  const create = api.mailFilter.create.useMutation({ onSuccess });
  const update = api.mailFilter.update.useMutation({ onSuccess });
  const error = create.error ?? update.error;
  const problem = error ? problemOf(error) : null;
  const errors = problem?.fields ?? {};

  return (
    <FormDialog
      title={filter ? `Edit ${filter.name}` : "New filter"}
      action={filter ? "Save filter" : "Create filter"}
      size="lg"
      isBusy={create.isPending || update.isPending}
      error={problem && Object.keys(errors).length === 0 ? problem.message : undefined}
      onSubmit={() =>
        filter ? update.mutate({ filterId: filter.id, name, ...rule }) : create.mutate({ name, ...rule })
      }
      onClose={onClose}
    >
      <Field label="Name" isRequired error={errors.name}>
        <Input value={name} placeholder="Order number" onChange={(event) => setName(event.target.value)} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Look at" error={errors.source}>
          <Select value={part} onChange={(event) => setPart(event.target.value)}>
            {plainSources.map((each) => (
              <option key={each} value={each}>
                {{ subject: "Subject", body: "Text", from: "From", to: "To" }[each]}
              </option>
            ))}
            <option value="header">A header</option>
          </Select>
        </Field>
        {part === "header" ? (
          <Field label="Header" isRequired>
            <Input
              value={header}
              placeholder="X-Order"
              spellCheck={false}
              onChange={(event) => setHeader(event.target.value)}
            />
          </Field>
        ) : null}
      </div>
      <Field
        label="Pattern"
        isRequired
        help={
          <>
            A regular expression; upper and lower case are alike. Name what you want to use:{" "}
            <code className="font-mono">{String.raw`order (?<order>\d+)`}</code> finds {"{order}"}.
          </>
        }
        error={errors.pattern}
      >
        <Input
          value={pattern}
          spellCheck={false}
          autoComplete="off"
          className="font-mono"
          onChange={(event) => setPattern(event.target.value)}
        />
      </Field>
      <ActionFields actions={actions} errors={errors} onChange={setActions} />
      <PatternTester rule={rule} />
    </FormDialog>
  );
}
