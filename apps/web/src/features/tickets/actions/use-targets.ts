"use client";
import type { OpenTicketView, TicketRow } from "@desk/contracts/ticket";
import { useQueryClient } from "@tanstack/react-query";
import { focusedIdOf } from "../focus";
import { listKey } from "../list-state";
import { useSelectedIds } from "../selection";
import { useWorkspace } from "../workspace-context";

export type Target = TicketRow | OpenTicketView["ticket"];

/** What a command acts on: the selected rows, else the row with focus, else the open ticket. */
export function useTargets(): () => readonly Target[] {
  const { list, openNumber } = useWorkspace();
  const client = useQueryClient();
  const key = listKey(list.state);
  const selected = useSelectedIds(key);

  return () => {
    // Selected rows may be far out of sight, and their pages let go.
    if (selected.size > 0) return list.rowsOf([...selected]);
    const open =
      openNumber === null
        ? undefined
        : client
            .getQueriesData<OpenTicketView>({ queryKey: [["ticket", "open"]] })
            .find(([, data]) => data?.ticket.number === openNumber)?.[1]?.ticket;
    const isInList = document.activeElement?.closest("#list") != null;
    const focused = list.rows.find((row) => row.id === focusedIdOf(key));
    const target = isInList || !open ? (focused ?? open) : open;
    return target ? [target] : [];
  };
}
