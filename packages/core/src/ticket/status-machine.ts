import { type ActorKind, activeCategories, type ReopenPolicy, type StatusCategory } from "@desk/contracts/words";

/** Where a ticket stands, as far as its status depends on it. */
export type Standing = {
  category: StatusCategory;
  isAssigned: boolean;
  isDeleted: boolean;
  /** Absent without a team: the ticket reopens and keeps its assignee. */
  reopening?: Reopening | undefined;
};

/** What the team wants of a customer's answer to a solved ticket, and how long ago that was solved. */
export type Reopening = { policy: ReopenPolicy; days: number; keepsAssignee: boolean; daysSinceSolved: number };

/** What may happen to a ticket. `edit` is any property a closed ticket keeps locked, `relabel` one it does not. */
export type Happening =
  | { type: "reply" }
  | { type: "note" }
  | { type: "assign" }
  | { type: "unassign" }
  | { type: "set_status"; to: StatusCategory }
  | { type: "edit" }
  /** Labels, subject, priority: what may change on a closed ticket. */
  | { type: "relabel" }
  | { type: "snooze" }
  | { type: "close" }
  | { type: "delete" }
  | { type: "restore" };

export type Outcome =
  | { kind: "stay" }
  /** `takes` means that the acting agent becomes the assignee, `drops` that nobody stays it. */
  | { kind: "move"; to: StatusCategory; takes: boolean; drops: boolean; reason: string | null }
  | { kind: "follow_up"; reason: string }
  | { kind: "refuse"; code: "conflict" | "forbidden" | "invalid"; message: string };

export const isActive = (category: StatusCategory): boolean => activeCategories.some((active) => active === category);

const stay: Outcome = { kind: "stay" };
const move = (to: StatusCategory, reason: string | null, takes = false): Outcome => ({
  kind: "move",
  to,
  takes,
  drops: false,
  reason,
});
const followUp = (reason: string): Outcome => ({ kind: "follow_up", reason });
const refuse = (code: "conflict" | "forbidden" | "invalid", message: string): Outcome => ({
  kind: "refuse",
  code,
  message,
});

/**
 * The one place that decides what an actor's deed does to a ticket's status. New is one-way; only the closer
 * closes; a closed ticket keeps all but labels, subject and priority; a deleted one only comes back.
 */
export function decide(ticket: Standing, actor: ActorKind, happening: Happening): Outcome {
  const { type } = happening;
  if (type !== "restore" && type !== "delete" && ticket.isDeleted) return isDeleted;
  if (actor === "customer" && type !== "reply" && type !== "restore") return notForCustomers;
  const isClosed = ticket.category === "closed";
  switch (type) {
    case "restore":
    case "delete":
    case "relabel":
      return stay;
    case "close":
      return close(ticket, actor);
    case "snooze":
      if (isClosed) return closedForGood;
      return ticket.category === "solved" ? solvedSleeps : stay;
    case "reply":
      return isClosed ? replyToClosed(actor) : reply(ticket, actor);
    case "assign":
      if (isClosed) return closedForGood;
      return ticket.category === "new" ? move("open", "first assignment") : stay;
    case "set_status":
      return isClosed ? closedForGood : setStatus(ticket, actor, happening.to);
    case "note":
    case "unassign":
    case "edit":
      return isClosed ? closedForGood : stay;
  }
}

const isDeleted = refuse("conflict", "This ticket is deleted. Restore it first.");
const closedForGood = refuse("conflict", "This ticket is closed. Make a follow-up instead.");
const replyToClosed = (actor: ActorKind): Outcome =>
  actor === "customer" ? followUp("answered after it was closed") : closedForGood;
const solvedSleeps = refuse("conflict", "A solved ticket waits for nobody. Reopen it to snooze it.");
const notForCustomers = refuse("forbidden", "Customers may only reply.");
const closedByCloser = "Tickets close by themselves some days after they were solved. Set it to solved instead.";

function reply({ category, isAssigned, reopening }: Standing, actor: ActorKind): Outcome {
  if (actor !== "customer") return category === "new" ? move("open", "first reply") : stay;
  switch (category) {
    case "pending":
    case "on_hold":
      return move("open", "customer replied");
    case "solved":
      return reopening === undefined ? move("open", "customer replied") : answerToSolved(reopening, isAssigned);
    case "new":
    case "open":
    case "closed":
      return stay;
  }
}

function answerToSolved({ policy, days, keepsAssignee, daysSinceSolved }: Reopening, isAssigned: boolean): Outcome {
  const reopened = { kind: "move", to: "open", takes: false, drops: isAssigned && !keepsAssignee } as const;
  const limit = days === 1 ? "1 day" : `${days} days`;
  switch (policy) {
    case "always":
      return { ...reopened, reason: "customer replied" };
    case "never":
      return followUp("this team leaves solved tickets solved");
    case "within_days":
      if (daysSinceSolved > days) return followUp(`answered more than ${limit} after it was solved`);
      return { ...reopened, reason: `customer replied within ${limit}` };
  }
}

function close({ category }: Standing, actor: ActorKind): Outcome {
  if (category === "closed") return stay;
  if (actor !== "system") return refuse("invalid", closedByCloser);
  if (category !== "solved") return refuse("conflict", "Only a solved ticket can be closed.");
  return move("closed", "solved long enough");
}

function setStatus(ticket: Standing, actor: ActorKind, to: StatusCategory): Outcome {
  if (to === ticket.category) return stay;
  switch (to) {
    case "closed":
      return refuse("invalid", closedByCloser);
    case "new":
      return refuse("invalid", "A ticket that was once worked on does not become new again.");
    case "solved":
      if (ticket.isAssigned) return move("solved", null);
      if (actor === "agent") return move("solved", null, true);
      return move("solved", actor === "apiKey" ? "solved by API key without an assignee" : null);
    case "open":
    case "pending":
    case "on_hold":
      return move(to, null);
  }
}
