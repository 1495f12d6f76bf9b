"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { LabelChip } from "@desk/ui/label-chip";
import { useCanCreateLabel, useDirectory } from "@/lib/me";
import { useTargetActions } from "../actions/use-target-actions";
import { PropertyPicker } from "./property-picker";

export function LabelsProperty({ ticket }: { ticket: TicketView }) {
  const { labels } = useDirectory();
  const canCreate = useCanCreateLabel();
  const { changeLabels } = useTargetActions([ticket]);

  function toggle(name: string) {
    const has = ticket.labels.includes(name);
    void changeLabels(has ? [] : [name], has ? [name] : []);
  }

  return (
    <PropertyPicker
      name="Labels"
      isEditable={ticket.can.edit}
      isMultiple
      selected={ticket.labels}
      onSelect={toggle}
      onCreate={canCreate ? toggle : undefined}
      emptyText="No label matches."
      options={labels.map(({ name }) => ({ id: name, label: name }))}
    >
      {ticket.labels.length > 0 ? (
        <span className="flex min-w-0 flex-wrap gap-1 py-0.5">
          {ticket.labels.map((label) => (
            <LabelChip key={label}>{label}</LabelChip>
          ))}
        </span>
      ) : (
        <span className="text-ink-3">None</span>
      )}
    </PropertyPicker>
  );
}
