import type { TemplateKind } from "@desk/contracts/outgoing";

export type Template = { subject: string; body: string };

const always = ["workspace.name", "mailbox.name", "mailbox.address", "ticket.number", "team.name"] as const;
const toColleagues = [...always, "ticket.subject", "customer.name", "agent.name", "actor.name"] as const;

/**
 * What a text may name. An acknowledgement goes to an address that anybody may have put on a mail: nothing that a
 * stranger wrote stands in it (C06).
 */
export const templateVariables: Record<TemplateKind, readonly string[]> = {
  acknowledgement: always,
  notify_assigned: toColleagues,
  notify_replied: [...toColleagues, "message.text"],
  notify_noted: [...toColleagues, "message.text"],
  notify_new: [...toColleagues, "message.text"],
};

export const defaultTemplates: Record<TemplateKind, Template> = {
  acknowledgement: {
    subject: "We have received your request [#{{ticket.number}}]",
    body: "Thank you for writing to {{mailbox.name}}.\n\nYour request has the number {{ticket.number}}. We will answer to this address; to add something, simply reply to this mail.",
  },
  notify_assigned: {
    subject: "Assigned to you: {{ticket.subject}} [#{{ticket.number}}]",
    body: "{{actor.name}} assigned #{{ticket.number}} from {{customer.name}} to you.",
  },
  notify_replied: {
    subject: "{{customer.name}} replied: {{ticket.subject}} [#{{ticket.number}}]",
    body: "{{actor.name}} wrote on #{{ticket.number}}:\n\n{{message.text}}",
  },
  notify_noted: {
    subject: "Note by {{actor.name}}: {{ticket.subject}} [#{{ticket.number}}]",
    body: "{{actor.name}} noted on #{{ticket.number}}:\n\n{{message.text}}\n\nYour answer to this mail becomes a note as well.",
  },
  notify_new: {
    subject: "New in {{team.name}}: {{ticket.subject}} [#{{ticket.number}}]",
    body: "{{customer.name}} asks in {{team.name}}, and nobody has taken #{{ticket.number}} yet:\n\n{{message.text}}",
  },
};
