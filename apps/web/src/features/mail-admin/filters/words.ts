import type { MailFilterField } from "@desk/contracts/mail-filter";

export const fieldWords: Record<MailFilterField, { label: string; verb: string }> = {
  label: { label: "Add a label", verb: "Label" },
  priority: { label: "Set the priority", verb: "Priority" },
  type: { label: "Set the type", verb: "Type" },
  team: { label: "Give it to a team", verb: "Team" },
  notes: { label: "Add a line to the notes", verb: "Note" },
};

export function sourceWords(source: string): string {
  if (source.startsWith("header:")) return `header ${source.slice("header:".length)}`;
  return source === "body" ? "text" : source;
}
