"use client";
import { Checkbox } from "@desk/ui/checkbox";
import { Field } from "@desk/ui/field";
import { Input } from "@desk/ui/input";
import { useId } from "react";
import { Section } from "../parts/section";
import type { SettingsDraft } from "./draft";
import type { FormPart } from "./form-props";

type Switch = { key: "acknowledges" | "usesPlusAddresses" | "isArchiveImport"; label: string; help: string };
const switches: readonly Switch[] = [
  {
    key: "acknowledges",
    label: "Answer a new request at once with “we have it”",
    help: "Never to machines, lists or spam, and at most a few times an hour to one address.",
  },
  {
    key: "usesPlusAddresses",
    label: "Use signed reply addresses such as support+x7…@example.com",
    help: "The safest way to find the ticket of an answer. The server must deliver support+anything@ to support@.",
  },
  {
    key: "isArchiveImport",
    label: "This is old mail: import it as an archive",
    help: "Tickets keep their original dates. Nobody is notified and nothing is answered automatically.",
  },
];

/** What the desk does with mail of this address. */
export function BehaviourSection({ draft, onChange, errors }: FormPart) {
  const { settings } = draft;
  const id = useId();
  const set = (change: Partial<SettingsDraft>) => onChange({ ...draft, settings: { ...settings, ...change } });
  return (
    <Section title="Behaviour">
      {switches.map(({ key, label, help }) => (
        <div key={key}>
          <Checkbox
            checked={settings[key]}
            aria-describedby={`${id}-${key}`}
            onChange={(event) => set({ [key]: event.target.checked })}
          >
            {label}
          </Checkbox>
          <p id={`${id}-${key}`} className="ps-6 text-ink-3 text-xs">
            {help}
          </p>
        </div>
      ))}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Time to take an answer back"
          help="Seconds, 0 to 60. The answer leaves after that; 0 sends at once."
          error={errors["settings.undoSeconds"]}
        >
          <Input
            inputMode="numeric"
            value={settings.undoSeconds}
            onChange={(event) => set({ undoSeconds: event.target.value.replace(/\D/gu, "") })}
          />
        </Field>
        <Field
          label="Send at most"
          help="Mails per minute, as the sending server allows."
          error={errors["settings.mailsPerMinute"]}
        >
          <Input
            inputMode="numeric"
            value={settings.mailsPerMinute}
            onChange={(event) => set({ mailsPerMinute: event.target.value.replace(/\D/gu, "") })}
          />
        </Field>
      </div>
      <Field
        label="Believe authentication results of"
        mark="optional"
        help="The name at the start of the Authentication-Results header that your own server writes, such as mx.google.com. Empty believes none: then mail fetched from the server counts as not checked."
        error={errors["settings.authservId"]}
        className="max-w-(--w-measure)"
      >
        <Input
          value={settings.authservId}
          spellCheck={false}
          autoComplete="off"
          className="sm:max-w-[calc(50%-0.5rem)]"
          onChange={(event) => set({ authservId: event.target.value })}
        />
      </Field>
      <Checkbox checked={draft.isDefault} onChange={(event) => onChange({ ...draft, isDefault: event.target.checked })}>
        Default mailbox: tickets that came by no mailbox are answered from here
      </Checkbox>
    </Section>
  );
}
