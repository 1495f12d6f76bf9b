"use client";
import { Button } from "@desk/ui/button";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { Textarea } from "@desk/ui/textarea";
import { keepPreviousData } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { problemOf } from "@/lib/problem";
import { saving } from "@/lib/saving";
import { api, type Outputs } from "@/trpc/client";
import { useUnsavedGuard } from "../parts/use-unsaved-guard";
import { InsertVariable } from "./insert-variable";
import { kindWords } from "./kind-words";
import { MailPreview } from "./mail-preview";
import { useQuiet } from "./use-quiet";

type Template = Outputs["outgoing"]["templates"]["data"][number];
const quietMs = 300;

/** Subject and text of one automatic mail, beside what becomes of them. */
export function TemplateEditor({ saved }: { saved: Template }) {
  const { kind, variables } = saved;
  const cache = api.useUtils();
  const [subject, setSubject] = useState(saved.subject);
  const [body, setBody] = useState(saved.body);
  const subjectField = useRef<HTMLInputElement>(null);
  const bodyField = useRef<HTMLTextAreaElement>(null);
  const last = useRef<"subject" | "body">("body");
  const isChanged = subject !== saved.subject || body !== saved.body;
  useUnsavedGuard(isChanged);

  const refresh = () => cache.outgoing.templates.invalidate();
  const set = api.outgoing.setTemplate.useMutation({ onSuccess: saving(refresh, "The words are saved").onSuccess });
  const reset = api.outgoing.resetTemplate.useMutation({
    ...saving(refresh, "The product's own words are back"),
    async onSuccess(template) {
      setSubject(template.subject);
      setBody(template.body);
      await saving(refresh, "The product's own words are back").onSuccess(template);
    },
  });
  const asked = useQuiet(`${kind}\n${subject}\n${body}`, quietMs);
  const isQuiet = asked === `${kind}\n${subject}\n${body}`;
  const preview = api.outgoing.previewTemplate.useQuery(
    { kind, subject, body },
    { enabled: isQuiet, placeholderData: keepPreviousData, retry: false },
  );
  const error = preview.error ?? set.error;
  const problem = error && isChanged ? problemOf(error) : null;

  function insert(placeholder: string) {
    const field = last.current === "subject" ? subjectField.current : bodyField.current;
    if (!field) return;
    const start = field.selectionStart ?? field.value.length;
    const end = field.selectionEnd ?? start;
    const next = field.value.slice(0, start) + placeholder + field.value.slice(end);
    if (last.current === "subject") setSubject(next);
    else setBody(next);
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(start + placeholder.length, start + placeholder.length);
    });
  }

  return (
    <div className="grid w-full min-w-0 flex-1 items-start gap-x-8 gap-y-6 xl:grid-cols-2">
      <form
        noValidate
        className="flex min-w-0 flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          set.mutate({ kind, subject, body });
        }}
      >
        <p className="text-ink-2 text-sm">{kindWords[kind].help}</p>
        <Field label="Subject" isRequired error={problem?.fields.subject}>
          <Input
            ref={subjectField}
            value={subject}
            dir="auto"
            onFocus={() => {
              last.current = "subject";
            }}
            onChange={(event) => setSubject(event.target.value)}
          />
        </Field>
        <Field
          label="Text"
          isRequired
          help="An empty line begins a new paragraph. What stands in double braces is filled in."
          error={problem ? (problem.fields.body ?? (problem.fields.subject ? undefined : problem.message)) : undefined}
        >
          <Textarea
            ref={bodyField}
            rows={10}
            dir="auto"
            value={body}
            onFocus={() => {
              last.current = "body";
            }}
            onChange={(event) => setBody(event.target.value)}
          />
        </Field>
        <div className="flex flex-wrap items-center gap-2">
          <InsertVariable variables={variables} onInsert={insert} />
          <span className="ms-auto flex gap-2">
            {saved.isChanged ? (
              <Button variant="ghost" isLoading={reset.isPending} onClick={() => reset.mutate({ kind })}>
                Use the product's words
              </Button>
            ) : null}
            {isChanged ? (
              <Button
                onClick={() => {
                  setSubject(saved.subject);
                  setBody(saved.body);
                }}
              >
                Discard
              </Button>
            ) : null}
            <Button type="submit" variant="primary" isLoading={set.isPending}>
              Save
            </Button>
          </span>
        </div>
      </form>
      {preview.data ? <MailPreview {...preview.data} /> : null}
    </div>
  );
}
