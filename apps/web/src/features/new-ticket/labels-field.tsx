"use client";
import { Button } from "@desk/ui/button";
import { LabelChip } from "@desk/ui/label-chip";
import { PickerButton } from "@desk/ui/picker-button";
import { Plus } from "lucide-react";
import { useCanCreateLabel, useDirectory } from "@/lib/me";

type Props = { labels: readonly string[]; onChange: (labels: string[]) => void };

export function LabelsField({ labels, onChange }: Props) {
  const known = useDirectory().labels;
  const canCreate = useCanCreateLabel();
  const toggle = (name: string) =>
    onChange(labels.includes(name) ? labels.filter((label) => label !== name) : [...labels, name]);

  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 font-medium text-sm">Labels</legend>
      <div className="flex flex-wrap items-center gap-1.5">
        {labels.map((label) => (
          <LabelChip key={label} onRemove={() => toggle(label)}>
            {label}
          </LabelChip>
        ))}
        <PickerButton
          label="Labels"
          placeholder="Label…"
          emptyText="No label matches."
          isMultiple
          options={known.map(({ name }) => ({ id: name, label: name }))}
          selected={labels}
          onSelect={toggle}
          {...(canCreate ? { onCreate: toggle, createLabel: (query: string) => `Create “${query}”` } : {})}
        >
          {(trigger) => (
            <Button size="sm" variant="ghost" icon={Plus} {...trigger}>
              Add label
            </Button>
          )}
        </PickerButton>
      </div>
    </fieldset>
  );
}
