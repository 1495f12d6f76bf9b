"use client";
import type { MailFilterAction } from "@desk/contracts/mail-filter";
import { Button } from "@desk/ui/button";
import { Field } from "@desk/ui/field";
import { Icon } from "@desk/ui/icon";
import { Textarea } from "@desk/ui/textarea";
import { CircleCheck, CircleMinus, CircleX } from "lucide-react";
import { useState } from "react";
import { useDirectory } from "@/lib/me";
import { problemOf } from "@/lib/problem";
import { api, type Outputs } from "@/trpc/client";
import { fieldWords } from "./words";

const firstSample =
  "From: Ana Silva <ana@example.com>\nSubject: Order 4711 has not arrived\n\nHello, where is my order?";

/** Runs the filter on a mail that one writes or pastes. Nothing is stored. */
export function PatternTester({ rule }: { rule: { source: string; pattern: string; actions: MailFilterAction[] } }) {
  const [sample, setSample] = useState(firstSample);
  const trial = api.mailFilter.try.useMutation();
  const actions = rule.actions.filter(({ value }) => value !== "");
  const problem = trial.error ? problemOf(trial.error) : null;
  return (
    <fieldset className="rounded-control border border-line p-3">
      <legend className="px-1 font-medium text-sm">Try it</legend>
      <Field label="Sample mail" help="Header lines, an empty line, the text.">
        <Textarea
          rows={4}
          value={sample}
          spellCheck={false}
          className="max-h-40 font-mono text-xs"
          onChange={(event) => setSample(event.target.value)}
        />
      </Field>
      <div className="mt-2 flex flex-wrap items-start gap-3">
        <Button size="sm" isLoading={trial.isPending} onClick={() => trial.mutate({ ...rule, actions, sample })}>
          Try
        </Button>
        <div role="status" className="min-w-0 flex-1 text-sm">
          {problem ? (
            <p className="flex items-start gap-1.5 text-danger-ink">
              <Icon as={CircleX} className="mt-0.5" />
              {Object.values(problem.fields)[0] ?? problem.message}
            </p>
          ) : trial.data ? (
            <Result trial={trial.data} />
          ) : null}
        </div>
      </div>
    </fieldset>
  );
}

function Result({ trial }: { trial: Outputs["mailFilter"]["try"] }) {
  const { teams } = useDirectory();
  if (trial.found === null)
    return (
      <p className="flex items-start gap-1.5 text-ink-2">
        <Icon as={CircleMinus} className="mt-0.5" />
        {trial.looksAt === null ? "The sample has no such header." : "The pattern does not match."}
      </p>
    );
  return (
    <>
      <p className="flex items-start gap-1.5">
        <Icon as={CircleCheck} className="mt-0.5 text-success-ink" />
        <span className="[overflow-wrap:anywhere]">
          Found <code className="rounded-badge bg-fill px-1 font-mono text-xs">{trial.found}</code>
          {Object.entries(trial.groups).map(([name, value]) => (
            <span key={name} className="ms-2 text-ink-2">
              {name}: <strong className="font-medium text-ink">{value}</strong>
            </span>
          ))}
        </span>
      </p>
      <ul className="ps-6 text-ink-2">
        {trial.results.map(({ field, value }) => (
          <li key={`${field} ${value}`}>
            {fieldWords[field].verb}: {field === "team" ? (teams.find(({ id }) => id === value)?.name ?? value) : value}
          </li>
        ))}
        {trial.results.length === 0 ? <li>Nothing would be filled in.</li> : null}
      </ul>
    </>
  );
}
