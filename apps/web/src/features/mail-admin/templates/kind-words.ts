import type { TemplateKind } from "@desk/contracts/outgoing";

export const kindWords: Record<TemplateKind, { name: string; help: string }> = {
  acknowledgement: {
    name: "We have it",
    help: "Goes to a customer as soon as a new request has arrived by mail, where the mailbox has this switched on.",
  },
  notify_assigned: { name: "Assigned to you", help: "Goes to an agent who is given a ticket by somebody else." },
  notify_replied: { name: "The customer replied", help: "Goes to the assignee and to followers." },
  notify_noted: {
    name: "A colleague noted",
    help: "Goes to the assignee and to followers. An answer to it is a note.",
  },
  notify_new: { name: "New in the team", help: "Goes to the members of a team when nobody has taken the ticket yet." },
};
