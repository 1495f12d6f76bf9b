"use client";
import { priorities, statusCategories } from "@desk/contracts/words";
import { Avatar } from "@desk/ui/avatar";
import type { PickerOption } from "@desk/ui/picker-button";
import { PriorityIcon } from "@desk/ui/priority-icon";
import { StatusIcon } from "@desk/ui/status-icon";
import { useDirectory, useMe } from "@/lib/me";
import { priorityWords, statusWords } from "@/lib/words";
import { emptyFilters, type ListState } from "../list-state";

export type FilterField = "status" | "priority" | "team" | "assignee" | "label";

export const fieldWords: Record<FilterField, string> = {
  status: "Status",
  priority: "Priority",
  team: "Team",
  assignee: "Assignee",
  label: "Label",
};
export const filterFields = Object.keys(fieldWords) as FilterField[];

const toggle = <T extends string>(words: readonly T[], order: readonly T[], id: string): T[] =>
  order.filter((word) => (word === id) !== words.includes(word));

/** Chosen values, options and changes of each filter. */
export function useFilterFields(state: ListState) {
  const { users, teams, labels } = useDirectory();
  const me = useMe()?.user;

  const people: PickerOption[] = [
    { id: "none", label: "Nobody" },
    ...(me ? [{ id: "me", label: "Me", keywords: me.name, icon: <Avatar id={me.id} name={me.name} size={20} /> }] : []),
    ...users
      .filter((user) => user.isActive && user.id !== me?.id)
      .map((user) => ({ id: user.id, label: user.name, icon: <Avatar id={user.id} name={user.name} size={20} /> })),
  ];

  const options: Record<FilterField, PickerOption[]> = {
    status: statusCategories.map((id) => ({ id, label: statusWords[id], icon: <StatusIcon status={id} /> })),
    priority: priorities
      .toReversed()
      .map((id) => ({ id, label: priorityWords[id], icon: <PriorityIcon priority={id} /> })),
    team: teams.map((team) => ({ id: team.slug, label: team.name })),
    assignee: people,
    label: labels.map((label) => ({ id: label.name, label: label.name })),
  };

  const chosen: Record<FilterField, readonly string[]> = {
    status: state.status,
    priority: state.priority,
    team: state.team ? [state.team] : [],
    assignee: state.assignee ? [state.assignee] : [],
    label: state.label ? [state.label] : [],
  };

  const wordsOf = (field: FilterField): string =>
    chosen[field]
      .map((id) => options[field].find((option) => option.id === id)?.label ?? id)
      .map((word) => (field === "status" || field === "priority" ? word.toLowerCase() : word))
      .join(", ");

  function change(field: FilterField, id: string): Partial<ListState> {
    if (field === "status") return { status: toggle(state.status, statusCategories, id) };
    if (field === "priority") return { priority: toggle(state.priority, priorities, id) };
    return { [field]: state[field] === id ? null : id };
  }

  const clear = (field: FilterField): Partial<ListState> => ({ [field]: emptyFilters[field] });
  return { options, chosen, wordsOf, change, clear };
}
