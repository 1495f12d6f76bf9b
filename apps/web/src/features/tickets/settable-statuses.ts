import type { DirectoryView } from "@desk/contracts/setting";

/** New is one-way and closing is the closer's work, so nobody chooses these two by hand. */
export function settableStatuses(statuses: DirectoryView["statuses"]): DirectoryView["statuses"] {
  return statuses.filter(({ category, isArchived }) => category !== "new" && category !== "closed" && !isArchived);
}
