"use client";
import { useCommand } from "@/lib/keyboard/commands";
import { focusedIdOf } from "../focus";
import { listKey } from "../list-state";
import { clearSelection, toggleSelected, useSelectedIds } from "../selection";
import { useWorkspace } from "../workspace-context";
import { isInList, moveInList } from "./move-in-list";

/** J, K, X and Esc while a list is on the screen. */
export function useListCommands(): void {
  const { list, openNumber } = useWorkspace();
  const key = listKey(list.state);
  const selected = useSelectedIds(key);
  useCommand("list.next", () => moveInList(1), list.rows.length > 0);
  useCommand("list.previous", () => moveInList(-1), list.rows.length > 0);
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
