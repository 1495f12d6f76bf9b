import type { Channel, Priority, StatusCategory, TicketType } from "@desk/contracts/words";

export const statusWords: Record<StatusCategory, string> = {
  new: "New",
  open: "Open",
  pending: "Waiting for customer",
  on_hold: "On hold",
  solved: "Solved",
  closed: "Closed",
};

export const priorityWords: Record<Priority, string> = { urgent: "Urgent", high: "High", normal: "Normal", low: "Low" };

export const typeWords: Record<TicketType, string> = {
  question: "Question",
  incident: "Incident",
  problem: "Problem",
  task: "Task",
};

export const channelWords: Record<Channel, string> = { web: "Web", email: "E-mail", api: "API", import: "Import" };

/** "1 ticket", "3 tickets"; the plural is given where an s does not make it. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** Counts stop at a thousand, since nobody works by the exact number. */
export function viewCount(count: number): string {
  return count > 1_000 ? "1 000+" : String(count);
}

export function fileSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
