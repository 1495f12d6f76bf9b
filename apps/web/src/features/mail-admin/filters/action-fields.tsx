"use client";
import { type MailFilterField, mailFilterFields } from "@desk/contracts/mail-filter";
import { priorities, ticketTypes } from "@desk/contracts/words";
import { Button } from "@desk/ui/button";
import { Field } from "@desk/ui/field";
import { IconButton } from "@desk/ui/icon-button";
import { Input } from "@desk/ui/input";
import { Select } from "@desk/ui/select";
import { Plus, X } from "lucide-react";
import { useDirectory } from "@/lib/me";
import { randomId } from "@/lib/random-id";
import { priorityWords, typeWords } from "@/lib/words";
import { fieldWords } from "./words";

export type ActionDraft = { key: string; field: MailFilterField; value: string };
export type ActionFieldsProps = {
  actions: readonly ActionDraft[];
  errors: Record<string, string>;
  onChange: (actions: ActionDraft[]) => void;
};

/** What the filter fills in when it finds something. */
export function ActionFields({ actions, errors, onChange }: ActionFieldsProps) {
  const set = (key: string, change: Partial<ActionDraft>) =>
    onChange(actions.map((action) => (action.key === key ? { ...action, ...change } : action)));
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-sm">Then</legend>
      <ul className="flex flex-col gap-2">
        {actions.map(({ key, field, value }, at) => (
          <li key={key} className="grid grid-cols-[minmax(0,12rem)_minmax(0,1fr)_auto] items-start gap-2">
            <Field label={`Action ${at + 1}`} isLabelHidden>
              <Select
                value={field}
                onChange={(event) => {
                  const next = mailFilterFields.find((each) => each === event.target.value) ?? "notes";
                  set(key, { field: next, value: "" });
                }}
              >
                {mailFilterFields.map((each) => (
                  <option key={each} value={each}>
                    {fieldWords[each].label}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={`Value of action ${at + 1}`} isLabelHidden error={errors[`actions.${at}.value`]}>
              <Value field={field} value={value} onChange={(next) => set(key, { value: next })} />
            </Field>
            <IconButton
              icon={X}
              size="lg"
              label={`Remove action ${at + 1}`}
              onClick={() => onChange(actions.filter((action) => action.key !== key))}
            />
          </li>
        ))}
      </ul>
      {errors.actions ? <p className="text-danger-ink text-xs">{errors.actions}</p> : null}
      <Button
        size="sm"
        icon={Plus}
        className="mt-2"
        onClick={() => onChange([...actions, { key: randomId(), field: "label", value: "" }])}
      >
        Add an action
      </Button>
    </fieldset>
  );
}

function Value({
  field,
  value,
  onChange,
}: {
  field: MailFilterField;
  value: string;
  onChange: (value: string) => void;
}) {
  const { teams } = useDirectory();
  const choices: Partial<Record<MailFilterField, [id: string, name: string][]>> = {
    priority: priorities.map((each) => [each, priorityWords[each]]),
    type: ticketTypes.map((each) => [each, typeWords[each]]),
    team: teams.map(({ id, name }) => [id, name]),
  };
  const options = choices[field];
  if (!options)
    return (
      <Input
        value={value}
        placeholder={field === "label" ? "order" : "Order {order}"}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  return (
    <Select value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">Choose…</option>
      {options.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
