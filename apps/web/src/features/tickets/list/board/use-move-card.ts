"use client";
import type { BoardField } from "@desk/contracts/view-words";
import { priorities } from "@desk/contracts/words";
import { useRef } from "react";
import { useDirectory } from "@/lib/me";
import { useTargetActions } from "../../actions/use-target-actions";
import type { ListedTicket } from "../../use-ticket-list";

/** Puts a ticket into another column: at once on the screen, back when it is refused, and with an undo. */
export function useMoveCard(by: BoardField) {
  const { statuses } = useDirectory();
  // The actions read their tickets when they run, and here that is the card that is being moved.
  const moving = useRef<ListedTicket[]>([]);
  const actions = useTargetActions(moving.current);

  return async (ticket: ListedTicket, to: string): Promise<boolean> => {
    moving.current.splice(0, moving.current.length, ticket);
    switch (by) {
      case "status": {
        const status = statuses.find(({ category, isDefault }) => category === to && isDefault);
        return status !== undefined && (await actions.setStatus(status.id)).length > 0;
      }
      case "assignee":
        return (await actions.assign(to === "none" ? null : to)).length > 0;
      case "priority": {
        const priority = priorities.find((each) => each === to);
        return priority !== undefined && (await actions.setPriority(priority)).length > 0;
      }
    }
  };
}
