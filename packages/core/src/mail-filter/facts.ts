import type { MailFilterAction } from "@desk/contracts/mail-filter";
import type { Priority, TicketType } from "@desk/contracts/words";
import { type FilteredMail, type FilterRule, runMailFilter } from "./run";

/** What the filters found out about a mail, for the ticket that it opens. */
export type MailFacts = {
  labels: string[];
  priority: Priority | null;
  type: TicketType | null;
  teamId: string | null;
  notes: string[];
};

const labelMax = 60;

/** Runs the filters in their order; of two that set the same single field, the later one wins. */
export function factsOf(rules: readonly FilterRule[], mail: FilteredMail): MailFacts {
  const facts: MailFacts = { labels: [], priority: null, type: null, teamId: null, notes: [] };
  for (const rule of rules) for (const result of runMailFilter(rule, mail).results) take(facts, result);
  return facts;
}

function take(facts: MailFacts, { field, value }: MailFilterAction): void {
  switch (field) {
    case "label": {
      const name = value.slice(0, labelMax).trim();
      if (!facts.labels.some((label) => label.toLowerCase() === name.toLowerCase())) facts.labels.push(name);
      return;
    }
    case "notes":
      facts.notes.push(value);
      return;
    case "team":
      facts.teamId = value;
      return;
    case "priority":
      facts.priority = value as Priority;
      return;
    case "type":
      facts.type = value as TicketType;
  }
}
