"use client";
import type { BoardField } from "@desk/contracts/view-words";
import type { Priority, StatusCategory } from "@desk/contracts/words";
import { useDirectory } from "@/lib/me";
import { priorityWords, statusWords } from "@/lib/words";

/** What stands over a column. */
export function useColumnWords(by: BoardField): (key: string, name: string | null) => string {
  const { users } = useDirectory();
  return (key, name) => {
    switch (by) {
      case "status":
        return statusWords[key as StatusCategory];
      case "priority":
        return priorityWords[key as Priority];
      case "assignee":
        return key === "none" ? "Unassigned" : (name ?? users.find(({ id }) => id === key)?.name ?? "Somebody");
    }
  };
}
