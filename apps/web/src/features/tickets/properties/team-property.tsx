"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { Icon } from "@desk/ui/icon";
import { useDirectory } from "@/lib/me";
import { teamIcon } from "@/lib/team-icon";
import { useTargetActions } from "../actions/use-target-actions";
import { PropertyPicker } from "./property-picker";

const none = "none";

export function TeamProperty({ ticket }: { ticket: TicketView }) {
  const { teams } = useDirectory();
  const { setTeam } = useTargetActions([ticket]);
  const team = teams.find((each) => each.id === ticket.teamId);
  return (
    <PropertyPicker
      name="Team"
      isEditable={ticket.can.edit}
      selected={[ticket.teamId ?? none]}
      onSelect={(id) => void setTeam(id === none ? null : id)}
      options={[
        { id: none, label: "No team" },
        ...teams.map(({ id, name, icon }) => ({
          id,
          label: name,
          icon: <Icon as={teamIcon(icon)} className="text-ink-2" />,
        })),
      ]}
    >
      {ticket.team ? (
        <>
          <Icon as={teamIcon(team?.icon ?? "users")} className="text-ink-2" />
          <span className="truncate">{ticket.team.name}</span>
        </>
      ) : (
        <span className="text-ink-3">No team</span>
      )}
    </PropertyPicker>
  );
}
