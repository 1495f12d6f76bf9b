import type { MacroAction } from "@desk/contracts/macro-action";
import type { DirectoryView } from "@desk/contracts/setting";
import { priorityWords, typeWords } from "@/lib/words";

const snoozeLabels = {
  "later-today": "later today",
  tomorrow: "until tomorrow",
  "next-week": "until next week",
} as const;

/** A change in the words of a chip: "Waiting for customer", "+refund". */
export function actionWords(action: MacroAction, { statuses, teams, users }: DirectoryView): string {
  const person = (id: string) => (id === "me" ? "me" : (users.find((user) => user.id === id)?.name ?? "somebody"));
  switch (action.kind) {
    case "status":
      return statuses.find(({ id }) => id === action.statusId)?.label ?? "Another status";
    case "priority":
      return `${priorityWords[action.priority]} priority`;
    case "type":
      return typeWords[action.type];
    case "team":
      return action.teamId === null
        ? "No team"
        : (teams.find(({ id }) => id === action.teamId)?.name ?? "Another team");
    case "assignee":
      return action.assigneeId === null ? "Nobody assigned" : `Assigned to ${person(action.assigneeId)}`;
    case "labels":
      return [...action.add.map((name) => `+${name}`), ...action.remove.map((name) => `−${name}`)].join(" ");
    case "followers":
      return `Followed by ${action.add.map(person).join(", ")}`;
    case "snooze":
      return `Snoozed ${snoozeLabels[action.until]}`;
  }
}
