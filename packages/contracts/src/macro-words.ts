/** What a macro may name and do, free of zod so that first-load code may import it. */

/** Where a macro is offered: writing a reply, writing a note, opening a ticket. */
export const macroContexts = ["reply", "note", "new"] as const;
export type MacroContext = (typeof macroContexts)[number];

/** The closed list of variables; `customer.attribute.<key>` names a fact of the customer beside them. */
export const macroVariables = [
  "customer.first_name",
  "customer.name",
  "customer.email",
  "organization.name",
  "ticket.number",
  "ticket.subject",
  "ticket.status",
  "agent.first_name",
  "agent.name",
  "team.name",
  "workspace.name",
] as const;
export type MacroVariable = (typeof macroVariables)[number];
export const attributePrefix = "customer.attribute.";

/** `{{customer.first_name}}`, or with words to fall back on: `{{customer.first_name|there}}`. */
const placeholder = /\{\{\s*([^{}|<>]*?)\s*(?:\|([^{}<>]*))?\}\}/gu;

export type Placeholder = {
  /** As it stands in the text. */
  whole: string;
  name: string;
  fallback: string | null;
  index: number;
};

const isOurs = (name: string): boolean =>
  macroVariables.some((one) => one === name) || (name.startsWith(attributePrefix) && name !== attributePrefix);

function* find(text: string): Generator<Placeholder> {
  for (const { 0: whole, 1: name = "", 2: fallback = null, index } of text.matchAll(placeholder))
    yield { whole, name, fallback, index };
}

/** The placeholders in a text that name one of our variables. */
export const placeholdersIn = (text: string): Placeholder[] => [...find(text)].filter(({ name }) => isOurs(name));

/** Names in double braces that nobody will fill in. */
export const unknownVariablesIn = (text: string): string[] => [
  ...new Set([...find(text)].filter(({ name }) => !isOurs(name)).map(({ name }) => name)),
];

/** The names that are not filled in yet. */
export const unfilledIn = (text: string): string[] => [...new Set(placeholdersIn(text).map(({ name }) => name))];
