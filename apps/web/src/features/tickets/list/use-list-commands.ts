"use client";
import { useCommand } from "@/lib/keyboard/commands";
import { askTicketFocus, focusedIdOf, setFocusedId } from "../focus";
import { listKey } from "../list-state";
import { clearSelection, toggleSelected, useSelectedIds } from "../selection";
import { useWorkspace } from "../workspace-context";

const focusedRow = () => document.querySelector<HTMLElement>("#list [role=row][tabindex='0']");

/** J, K, X and Esc while a list is on the screen. */
export function useListCommands(): void {
  const { list, openNumber, openTicket } = useWorkspace();
  const key = listKey(list.state);
  const selected = useSelectedIds(key);
  const isInList = () => document.activeElement?.closest("#list") != null;

  function move(by: number) {
    const rows = list.rows;
    if (openNumber !== null && !isInList()) {
      const at = rows.findIndex((row) => row.number === openNumber);
      const next = rows[at + by];
      if (!next) return;
      setFocusedId(key, next.id);
      askTicketFocus();
      openTicket(next.number, "replace");
      return;
    }
    const row = focusedRow();
    if (row && document.activeElement !== row && !isInList() && by > 0) {
      row.focus();
      return;
    }
    row?.focus();
    row?.dispatchEvent(
      new KeyboardEvent("keydown", { key: by > 0 ? "ArrowDown" : "ArrowUp", bubbles: true, cancelable: true }),
    );
  }

  useCommand("list.next", () => move(1), list.rows.length > 0);
  useCommand("list.previous", () => move(-1), list.rows.length > 0);
  useCommand(
    "list.select",
    () => {
      const open = openNumber !== null && !isInList() ? list.rows.find((row) => row.number === openNumber) : undefined;
      const id = open?.id ?? focusedIdOf(key) ?? list.rows[0]?.id;
      if (id) toggleSelected(key, id);
    },
    list.rows.length > 0,
  );
  useCommand("layer.close", clearSelection, selected.size > 0);
}
