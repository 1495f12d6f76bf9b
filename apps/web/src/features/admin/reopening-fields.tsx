"use client";
import { type ReopenPolicy, reopenDaysMax, reopenPolicies } from "@desk/contracts/words";
import { Checkbox } from "@desk/ui/checkbox";
import { Field } from "@desk/ui/field";
import { Select } from "@desk/ui/select";

export type Reopening = { reopenPolicy: ReopenPolicy; reopenDays: number; keepsAssigneeOnReopen: boolean };

const policyWords = {
  always: "Reopen it",
  never: "Make a follow-up",
  within_days: "Reopen it for some days, then make a follow-up",
} as const satisfies Record<ReopenPolicy, string>;
const days = Array.from({ length: reopenDaysMax }, (_, index) => index + 1);

/** What a customer's answer does to the team's solved tickets. */
export function ReopeningFields({ value, onChange }: { value: Reopening; onChange: (value: Reopening) => void }) {
  const isOneOf = (word: string): word is ReopenPolicy => reopenPolicies.some((policy) => policy === word);
  return (
    <>
      <Field
        label="When a customer answers a solved ticket"
        help="A follow-up is a new ticket linked to the old one. A closed ticket always gets one."
      >
        <Select
          value={value.reopenPolicy}
          onChange={({ target }) => isOneOf(target.value) && onChange({ ...value, reopenPolicy: target.value })}
        >
          {reopenPolicies.map((policy) => (
            <option key={policy} value={policy}>
              {policyWords[policy]}
            </option>
          ))}
        </Select>
      </Field>
      {value.reopenPolicy === "within_days" ? (
        <Field label="Reopen for">
          <Select
            value={value.reopenDays}
            onChange={({ target }) => onChange({ ...value, reopenDays: Number(target.value) })}
          >
            {days.map((count) => (
              <option key={count} value={count}>
                {count === 1 ? "1 day" : `${count} days`}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {value.reopenPolicy === "never" ? null : (
        <Checkbox
          checked={value.keepsAssigneeOnReopen}
          onChange={({ target }) => onChange({ ...value, keepsAssigneeOnReopen: target.checked })}
        >
          Keep the assignee
        </Checkbox>
      )}
    </>
  );
}
