"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { ticketTypes } from "@desk/contracts/words";
import { showToast } from "@desk/ui/toast";
import { problemOf } from "@/lib/problem";
import { offerUndo } from "@/lib/undo";
import { typeWords } from "@/lib/words";
import { useSetType } from "../actions/use-set-type";
import { PropertyPicker } from "./property-picker";

const options = ticketTypes.map((id) => ({ id, label: typeWords[id] }));

export function TypeProperty({ ticket }: { ticket: TicketView }) {
  const { mutateAsync } = useSetType();

  async function set(id: string) {
    const type = ticketTypes.find((each) => each === id);
    if (!type || type === ticket.type) return;
    try {
      await mutateAsync({ ticketId: ticket.id, type });
      offerUndo(`#${ticket.numberText}: type ${typeWords[type].toLowerCase()}`, () =>
        mutateAsync({ ticketId: ticket.id, type: ticket.type }),
      );
    } catch (error) {
      showToast({ tone: "danger", message: `The type was not changed: ${problemOf(error).message}` });
    }
  }

  return (
    <PropertyPicker
      name="Type"
      isEditable={ticket.can.edit}
      selected={[ticket.type]}
      onSelect={(id) => void set(id)}
      options={options}
    >
      {typeWords[ticket.type]}
    </PropertyPicker>
  );
}
