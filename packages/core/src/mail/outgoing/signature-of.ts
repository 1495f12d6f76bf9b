import { escapeHtml } from "./escape";
import { type Box, type TicketFacts, variablesOf } from "./facts";
import { fillVariables } from "./variables";

/** The signature below a mail, its variables filled in as text; null without one. */
export function signatureOf(facts: TicketFacts, mailbox: Box): string | null {
  if (facts.signatureHtml === null) return null;
  const values = Object.entries(variablesOf(facts, mailbox)).map(([name, value]) => [name, escapeHtml(value)]);
  return fillVariables(facts.signatureHtml, Object.fromEntries(values));
}
