"use client";
import type { MacroAction } from "@desk/contracts/macro-action";
import { priorities, snoozeWords, ticketTypes } from "@desk/contracts/words";
import { Button } from "@desk/ui/button";
import { LabelChip } from "@desk/ui/label-chip";
import { PickerButton } from "@desk/ui/picker-button";
import { Select } from "@desk/ui/select";
import { Plus } from "lucide-react";
import { useDirectory } from "@/lib/me";
import { priorityWords, typeWords } from "@/lib/words";

type Props = { action: MacroAction; label: string; onChange: (action: MacroAction) => void };
type Choice = readonly [id: string, name: string];

const snoozeNames = {
  "later-today": "Later today",
  tomorrow: "Until tomorrow",
  "next-week": "Until next week",
} as const;

/** What one change sets. */
export function ActionValue({ action, label, onChange }: Props) {
  const { statuses, teams, users, labels } = useDirectory();
  const people: Choice[] = [
    ["me", "Whoever uses the macro"],
    ...users.filter((user) => user.isActive).map(({ id, name }): Choice => [id, name]),
  ];
  switch (action.kind) {
    case "status":
      return (
        <Choose
          label={label}
          value={action.statusId}
          choices={statuses
            .filter(({ category, isArchived }) => category !== "new" && category !== "closed" && !isArchived)
            .map(({ id, label: name }) => [id, name])}
          onChange={(statusId) => onChange({ ...action, statusId })}
        />
      );
    case "priority":
      return (
        <Choose
          label={label}
          value={action.priority}
          choices={priorities.map((each) => [each, priorityWords[each]])}
          onChange={(value) => onChange({ ...action, priority: priorities.find((each) => each === value) ?? "normal" })}
        />
      );
    case "type":
      return (
        <Choose
          label={label}
          value={action.type}
          choices={ticketTypes.map((each) => [each, typeWords[each]])}
          onChange={(value) => onChange({ ...action, type: ticketTypes.find((each) => each === value) ?? "question" })}
        />
      );
    case "team":
      return (
        <Choose
          label={label}
          value={action.teamId ?? ""}
          choices={[["", "No team"], ...teams.map(({ id, name }): Choice => [id, name])]}
          onChange={(value) => onChange({ ...action, teamId: value || null })}
        />
      );
    case "assignee":
      return (
        <Choose
          label={label}
          value={action.assigneeId ?? ""}
          choices={[["", "Nobody"], ...people]}
          onChange={(value) => onChange({ ...action, assigneeId: value || null })}
        />
      );
    case "snooze":
      return (
        <Choose
          label={label}
          value={action.until}
          choices={snoozeWords.map((each) => [each, snoozeNames[each]])}
          onChange={(value) => onChange({ ...action, until: snoozeWords.find((each) => each === value) ?? "tomorrow" })}
        />
      );
    case "labels": {
      const names = labels.map(({ name }): Choice => [name, name]);
      return (
        <div className="flex flex-col gap-1">
          <Several
            label="Labels to add"
            verb="Add"
            chosen={action.add}
            choices={names}
            onChange={(add) => onChange({ ...action, add })}
            isOpenList
          />
          <Several
            label="Labels to remove"
            verb="Remove"
            chosen={action.remove}
            choices={names}
            onChange={(remove) => onChange({ ...action, remove })}
          />
        </div>
      );
    }
    case "followers":
      return (
        <Several
          label="Followers to add"
          verb="Add"
          chosen={action.add}
          choices={people}
          onChange={(add) => onChange({ ...action, add })}
        />
      );
  }
}

type ChooseProps = { label: string; value: string; choices: readonly Choice[]; onChange: (value: string) => void };

function Choose({ label, value, choices, onChange }: ChooseProps) {
  return (
    <Select aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {choices.some(([id]) => id === value) ? null : <option value={value}>Something that is gone</option>}
      {choices.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}

type SeveralProps = {
  label: string;
  verb: string;
  chosen: readonly string[];
  choices: readonly Choice[];
  onChange: (chosen: string[]) => void;
  /** New words may be written. */
  isOpenList?: boolean;
};

function Several({ label, verb, chosen, choices, onChange, isOpenList = false }: SeveralProps) {
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  const nameOf = (id: string) => choices.find(([each]) => each === id)?.[1] ?? id;
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {chosen.map((id) => (
        <LabelChip key={id} onRemove={() => toggle(id)}>
          {nameOf(id)}
        </LabelChip>
      ))}
      <PickerButton
        label={label}
        placeholder="Find…"
        emptyText="Nothing matches."
        isMultiple
        options={choices.map(([id, name]) => ({ id, label: name }))}
        selected={chosen}
        onSelect={toggle}
        {...(isOpenList ? { onCreate: toggle, createLabel: (query: string) => `Create “${query}”` } : {})}
      >
        {(trigger) => (
          <Button size="sm" variant="ghost" icon={Plus} {...trigger} aria-label={label}>
            {verb}
          </Button>
        )}
      </PickerButton>
    </span>
  );
}
