"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { priorities } from "@desk/contracts/words";
import { PriorityIcon } from "@desk/ui/priority-icon";
import { priorityWords } from "@/lib/words";
import { useTargetActions } from "../actions/use-target-actions";
import { PriorityWord } from "../status-word";
import { PropertyPicker } from "./property-picker";

const options = priorities
  .toReversed()
  .map((id) => ({ id, label: priorityWords[id], icon: <PriorityIcon priority={id} /> }));

export function PriorityProperty({ ticket }: { ticket: TicketView }) {
  const { setPriority } = useTargetActions([ticket]);
  return (
    <PropertyPicker
      name="Priority"
      isEditable={ticket.can.edit}
      selected={[ticket.priority]}
      onSelect={(id) => {
        const priority = priorities.find((each) => each === id);
        if (priority) void setPriority(priority);
      }}
      options={options}
    >
      <PriorityWord priority={ticket.priority} />
    </PropertyPicker>
  );
}
