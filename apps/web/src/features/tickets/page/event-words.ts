import type { EventView } from "@desk/contracts/ticket";
import { priorities, ticketTypes } from "@desk/contracts/words";
import { priorityWords, typeWords } from "@/lib/words";
import { mailEventWords } from "./mail/mail-event-words";
import { snoozeEventWords } from "./snooze-event-words";

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** The name in an event's value, which is a word, or something with a name or label. */
function nameOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (!isRecord(value)) return null;
  const name = value.name ?? value.label ?? value.email;
  return typeof name === "string" ? name : null;
}

const namesOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(nameOf).filter((name): name is string => name !== null) : [];

function listChange(data: EventView["data"], one: string): string {
  const before = namesOf(data.old);
  const after = namesOf(data.new);
  const added = after.filter((name) => !before.includes(name));
  const removed = before.filter((name) => !after.includes(name));
  const parts = [
    ...(added.length > 0 ? [`added ${one}${added.length > 1 ? "s" : ""} ${added.join(", ")}`] : []),
    ...(removed.length > 0 ? [`removed ${one}${removed.length > 1 ? "s" : ""} ${removed.join(", ")}`] : []),
  ];
  return parts.length > 0 ? parts.join(", ") : `changed the ${one}s`;
}

const asPriority = (value: unknown) => {
  const word = priorities.find((each) => each === value);
  return word ? priorityWords[word] : (nameOf(value) ?? "another one");
};
const asType = (value: unknown) => {
  const word = ticketTypes.find((each) => each === value);
  return word ? typeWords[word] : (nameOf(value) ?? "another one");
};

/** What happened, after the name of who did it. Null for events that show as messages. */
export function eventWords(event: EventView): string | null {
  const words = wordsOf(event);
  if (words === null) return null;
  const bulk = typeof event.data.jobId === "string" ? ", in bulk" : "";
  const macro = event.data.macro;
  if (!isRecord(macro)) return `${words}${bulk}`;
  return `${words} with ${typeof macro.name === "string" ? `the macro “${macro.name}”` : "a macro"}${bulk}`;
}

function wordsOf({ type, data, actor }: EventView): string | null {
  const to = data.new;
  const reason = typeof data.reason === "string" && data.reason ? ` (${data.reason})` : "";
  switch (type) {
    case "message.replied":
    case "message.noted":
      return null;
    case "ticket.created":
      return isRecord(data.followUpOf) && typeof data.followUpOf.reason === "string"
        ? `created this follow-up (${data.followUpOf.reason})`
        : "created this ticket";
    case "ticket.status_changed":
      return `set the status to ${nameOf(to) ?? "another one"}${reason}`;
    case "ticket.priority_changed":
      return `set priority to ${asPriority(to)}`;
    case "ticket.type_changed":
      return `set the type to ${asType(to)}`;
    case "ticket.subject_changed":
      return `changed the subject to “${nameOf(to) ?? ""}”`;
    case "ticket.assigned": {
      const name = nameOf(to);
      if (name === null) return `removed the assignee${reason}`;
      return isRecord(to) && to.id === actor.id ? `took the ticket${reason}` : `assigned ${name}${reason}`;
    }
    case "ticket.team_changed": {
      const name = nameOf(to);
      return name ? `moved this to ${name}` : "took this out of its team";
    }
    case "ticket.labels_changed":
      return listChange(data, "label");
    case "ticket.ccs_changed":
      return listChange(data, "Cc");
    case "ticket.followers_changed":
      return listChange(data, "follower");
    case "ticket.requester_changed":
      return `changed the requester to ${nameOf(to) ?? "somebody else"}`;
    case "ticket.notes_changed":
      return "edited the pinned notes";
    case "ticket.snoozed":
    case "ticket.woken":
      return snoozeEventWords(type, data);
    case "ticket.marked_spam":
      return typeof data.blocked === "string" ? `marked it as spam and blocked ${data.blocked}` : "marked it as spam";
    case "ticket.deleted":
      return "deleted this ticket";
    case "ticket.restored":
      return "restored this ticket";
    case "ticket.participant_proposed":
    case "ticket.participant_accepted":
    case "ticket.participant_declined":
    case "message.scheduled":
    case "message.unscheduled":
    case "delivery.bounced":
    case "delivery.failed":
    case "delivery.uncertain":
    case "delivery.retried":
      return mailEventWords(type, data);
    default:
      return "changed this ticket";
  }
}
