import { activeCategories } from "@desk/contracts/words";
import type { ReactNode } from "react";
import { isOwnSlug } from "@/lib/views";
import type { ListedTicket } from "../use-ticket-list";

const isActive = (ticket: ListedTicket) => activeCategories.some((category) => category === ticket.status);

/** Why a row no longer belongs to the list it stands in; null while it does. */
export function leavingReason(ticket: ListedTicket, view: string, me: string): string | null {
  // What a saved view asks for, its query says; the rows alone do not tell.
  if (view === "search" || view === "all" || isOwnSlug(view)) return ticket.deletedAt ? "Deleted" : null;
  if (view === "deleted") return ticket.deletedAt ? null : "Restored";
  if (ticket.deletedAt) return "Deleted";
  if (view === "solved") return isActive(ticket) ? ticket.statusLabel : null;
  if (!isActive(ticket)) return ticket.statusLabel;
  if (view === "pending") return ticket.status === "pending" || ticket.status === "on_hold" ? null : ticket.statusLabel;
  if (view === "snoozed") return ticket.snoozedUntil ? null : "Awake";
  if (ticket.snoozedUntil) return "Snoozed";
  if (view === "unassigned") return ticket.assignee ? `Assigned to ${ticket.assignee.name}` : null;
  if (view === "mine") return ticket.assignee?.id === me ? null : (ticket.assignee?.name ?? "Unassigned");
  if (view === "my-queue" && ticket.assignee && ticket.assignee.id !== me) return `Assigned to ${ticket.assignee.name}`;
  return null;
}

/** A customer waits for us: the subject is set in bold. */
export const needsReply = (ticket: ListedTicket): boolean => ticket.lastAuthorKind === "customer" && isActive(ticket);

/** The last message in one line, with who wrote it when it was one of us. */
export function previewOf(ticket: ListedTicket, me: string): ReactNode {
  if (ticket.snippet) return <Marked text={ticket.snippet} />;
  if (ticket.lastAuthorKind === "agent" && ticket.preview) {
    return `${ticket.lastAuthorId === me ? "You" : "Agent"}: ${ticket.preview}`;
  }
  return ticket.preview;
}

/** Text whose matches stand between U+0002 and U+0003. */
function Marked({ text }: { text: string }) {
  const parts = text.split("\u0002").flatMap((part) => part.split("\u0003"));
  return parts.map((part, at) => (at % 2 === 1 ? <mark key={at}>{part}</mark> : part));
}
