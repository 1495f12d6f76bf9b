"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { Avatar, NobodyAvatar } from "@desk/ui/avatar";
import { useTargetActions } from "../actions/use-target-actions";
import { usePeopleOptions } from "../people-options";
import { PropertyPicker } from "./property-picker";

const nobody = "nobody";

export function AssigneeProperty({ ticket }: { ticket: TicketView }) {
  const { assign } = useTargetActions([ticket]);
  const people = usePeopleOptions();
  return (
    <PropertyPicker
      name="Assignee"
      isEditable={ticket.can.assign}
      selected={[ticket.assignee?.id ?? nobody]}
      onSelect={(id) => void assign(id === nobody ? null : id)}
      options={[{ id: nobody, label: "Nobody", icon: <NobodyAvatar /> }, ...people]}
    >
      {ticket.assignee ? (
        <>
          <Avatar id={ticket.assignee.id} name={ticket.assignee.name} size={20} />
          <bdi className="truncate">{ticket.assignee.name}</bdi>
        </>
      ) : (
        <span className="text-ink-3">Nobody</span>
      )}
    </PropertyPicker>
  );
}
