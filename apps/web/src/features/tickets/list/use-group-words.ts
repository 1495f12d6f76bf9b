"use client";
import type { Priority, StatusCategory } from "@desk/contracts/words";
import { useDirectory } from "@/lib/me";
import { priorityWords, statusWords } from "@/lib/words";
import type { TicketList } from "../use-ticket-list";

/** The words over a group of rows; names that only the rows know are taken from one of them. */
export function useGroupWords({ shown, rows, groupName }: TicketList): (key: string) => string {
  const { group } = shown;
  const { users, teams } = useDirectory();
  return (key) => {
    switch (group) {
      case null:
        return "";
      case "status":
        return statusWords[key as StatusCategory];
      case "priority":
        return priorityWords[key as Priority];
      case "assignee":
        return key === "none"
          ? "Unassigned"
          : (groupName(key) ?? users.find(({ id }) => id === key)?.name ?? "Somebody");
      case "team":
        return key === "none" ? "No team" : (groupName(key) ?? teams.find(({ id }) => id === key)?.name ?? "A team");
      case "requester":
        return groupName(key) ?? rows.find((row) => row.requester.id === key)?.requester.name ?? "A customer";
    }
  };
}
