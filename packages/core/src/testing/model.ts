import type { ActorKind, Priority, StatusCategory } from "@desk/contracts/words";

/**
 * What a ticket should be after a series of commands, kept in memory and written from the rules of the product,
 * not from the code that is tested against it.
 */
export type ModelTicket = {
  category: StatusCategory;
  assignee: string | null;
  team: string | null;
  priority: Priority;
  labels: Set<string>;
  replies: number;
  notes: number;
  isDeleted: boolean;
  version: number;
  followUpOf: number | null;
  solvedAt: number | null;
  snoozedUntil: number | null;
};

export type ModelUser = { id: string; kind: ActorKind; teams: Set<string> };

export type Verdict = "done" | "conflict" | "invalid" | "not_found";

/** For how many days a customer's answer reopens a team's solved ticket (-1 is never), and who has it then. */
export type ModelRule = { days: number; keepsAssignee: boolean };

const isLocked = (ticket: ModelTicket): boolean => ticket.isDeleted || ticket.category === "closed";

/** Whether this person finds the ticket at all. */
export const finds = (user: ModelUser, ticket: ModelTicket): boolean =>
  user.kind !== "agent" || ticket.team === null || user.teams.has(ticket.team);

const changed = (ticket: ModelTicket): Verdict => {
  ticket.version += 1;
  return "done";
};

function enter(ticket: ModelTicket, category: StatusCategory, now: number): void {
  ticket.category = category;
  if (category === "solved" || category === "closed") ticket.snoozedUntil = null;
  if (category === "solved") ticket.solvedAt = now;
  else if (category !== "closed") ticket.solvedAt = null;
}

export const model = {
  /** Whether a customer's answer goes to a new ticket instead of this solved one. */
  movesOn(ticket: ModelTicket, rule: ModelRule | undefined, now: number): boolean {
    if (rule === undefined || ticket.category !== "solved" || ticket.isDeleted) return false;
    return now - (ticket.solvedAt ?? now) > rule.days * 86_400_000;
  },
  followUp(ticket: ModelTicket, index: number, category: StatusCategory): ModelTicket {
    const labels = new Set(ticket.labels);
    return {
      ...ticket,
      category,
      labels,
      replies: 1,
      notes: 0,
      version: 1,
      followUpOf: index,
      solvedAt: null,
      snoozedUntil: null,
    };
  },
  reply(ticket: ModelTicket, user: ModelUser, now: number, rule?: ModelRule): Verdict {
    if (isLocked(ticket)) return "conflict";
    ticket.replies += 1;
    if (user.kind === "customer") {
      ticket.snoozedUntil = null;
      if (ticket.category === "solved" && rule?.keepsAssignee === false) ticket.assignee = null;
      if (["pending", "on_hold", "solved"].includes(ticket.category)) enter(ticket, "open", now);
    } else if (ticket.category === "new") enter(ticket, "open", now);
    return changed(ticket);
  },
  note(ticket: ModelTicket): Verdict {
    if (isLocked(ticket)) return "conflict";
    ticket.notes += 1;
    return changed(ticket);
  },
  assign(ticket: ModelTicket, assignee: ModelUser | null, now: number): Verdict {
    if (isLocked(ticket)) return "conflict";
    if (ticket.assignee === (assignee?.id ?? null)) return "done";
    if (assignee !== null && !finds(assignee, ticket)) return "invalid";
    ticket.assignee = assignee?.id ?? null;
    if (assignee !== null && ticket.category === "new") enter(ticket, "open", now);
    return changed(ticket);
  },
  setTeam(ticket: ModelTicket, team: string | null, people: readonly ModelUser[]): Verdict {
    if (isLocked(ticket)) return "conflict";
    if (ticket.team === team) return "done";
    ticket.team = team;
    const assignee = people.find(({ id }) => id === ticket.assignee);
    if (assignee !== undefined && !finds(assignee, ticket)) ticket.assignee = null;
    return changed(ticket);
  },
  setStatus(ticket: ModelTicket, user: ModelUser, to: StatusCategory, now: number): Verdict {
    if (isLocked(ticket)) return "conflict";
    if (ticket.category === to) return "done";
    if (to === "new" || to === "closed") return "invalid";
    if (to === "solved" && ticket.assignee === null && user.kind === "agent") ticket.assignee = user.id;
    enter(ticket, to, now);
    return changed(ticket);
  },
  setPriority(ticket: ModelTicket, priority: Priority): Verdict {
    if (ticket.isDeleted) return "conflict";
    if (ticket.priority === priority) return "done";
    ticket.priority = priority;
    return changed(ticket);
  },
  label(ticket: ModelTicket, add: string, remove: string): Verdict {
    if (ticket.isDeleted) return "conflict";
    const before = [...ticket.labels].toSorted().join();
    ticket.labels.add(add);
    if (add !== remove) ticket.labels.delete(remove);
    return [...ticket.labels].toSorted().join() === before ? "done" : changed(ticket);
  },
  snooze(ticket: ModelTicket, until: number, now: number): Verdict {
    if (isLocked(ticket) || ticket.category === "solved") return "conflict";
    if (until <= now) return "invalid";
    if (ticket.snoozedUntil === until) return "done";
    ticket.snoozedUntil = until;
    return changed(ticket);
  },
  wake(ticket: ModelTicket): Verdict {
    if (ticket.snoozedUntil === null) return "done";
    ticket.snoozedUntil = null;
    return changed(ticket);
  },
  remove(ticket: ModelTicket): Verdict {
    if (ticket.isDeleted) return "done";
    ticket.isDeleted = true;
    ticket.snoozedUntil = null;
    return changed(ticket);
  },
  restore(ticket: ModelTicket): Verdict {
    if (!ticket.isDeleted) return "done";
    ticket.isDeleted = false;
    return changed(ticket);
  },
  close(ticket: ModelTicket, now: number): void {
    const isDue = ticket.category === "solved" && !ticket.isDeleted && (ticket.solvedAt ?? now) <= now - 4 * 86_400_000;
    if (!isDue) return;
    ticket.category = "closed";
    changed(ticket);
  },
};
