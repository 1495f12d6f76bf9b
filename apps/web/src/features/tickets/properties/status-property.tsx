"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { StatusIcon } from "@desk/ui/status-icon";
import { useDirectory } from "@/lib/me";
import { useTargetActions } from "../actions/use-target-actions";
import { settableStatuses } from "../settable-statuses";
import { StatusWord } from "../status-word";
import { PropertyPicker } from "./property-picker";

export function StatusProperty({ ticket }: { ticket: TicketView }) {
  const { statuses } = useDirectory();
  const { setStatus } = useTargetActions([ticket]);
  return (
    <PropertyPicker
      name="Status"
      isEditable={ticket.can.setStatus}
      selected={[ticket.statusId]}
      onSelect={(id) => void setStatus(id)}
      options={settableStatuses(statuses).map(({ id, label, category }) => ({
        id,
        label,
        icon: <StatusIcon status={category} />,
      }))}
    >
      <StatusWord status={ticket.status} label={ticket.statusLabel} />
    </PropertyPicker>
  );
}
