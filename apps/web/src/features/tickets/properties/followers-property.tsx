"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { AvatarStack } from "@desk/ui/avatar-stack";
import { showToast } from "@desk/ui/toast";
import { problemOf } from "@/lib/problem";
import { useChangeFollowers } from "../actions/use-change-followers";
import { usePeopleOptions } from "../people-options";
import { PropertyPicker } from "./property-picker";

/** Colleagues who hear of every change; customers never see them. */
export function FollowersProperty({ ticket }: { ticket: TicketView }) {
  const options = usePeopleOptions();
  const { mutate } = useChangeFollowers();
  const ids = ticket.followers.map((person) => person.id);

  function toggle(id: string) {
    const change = ids.includes(id) ? { remove: [id] } : { add: [id] };
    mutate(
      { ticketId: ticket.id, ...change },
      {
        onError: (error) =>
          showToast({ tone: "danger", message: `Followers not changed: ${problemOf(error).message}` }),
      },
    );
  }

  return (
    <PropertyPicker
      name="Followers"
      isEditable={ticket.can.edit}
      isMultiple
      selected={ids}
      onSelect={toggle}
      options={options}
    >
      {ids.length > 0 ? (
        <>
          <AvatarStack people={ticket.followers} label={ticket.followers.map((person) => person.name).join(", ")} />
          <span className="figures text-ink-2">{ids.length}</span>
        </>
      ) : (
        <span className="text-ink-3">None</span>
      )}
    </PropertyPicker>
  );
}
