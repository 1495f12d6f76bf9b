import { channels, priorities, stateOfCategory, statusCategories, ticketTypes } from "@desk/contracts/words";
import { type FieldValue, none, type QueryField } from "./field";

const labelOf = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1).replaceAll("_", " ")}`;
const valuesOf = (words: readonly string[]): FieldValue[] => words.map((value) => ({ value, label: labelOf(value) }));
const me: FieldValue = { value: "me", label: "Me" };

const date = (name: string, label: string, hint: string, isOptional: boolean): QueryField => ({
  name,
  aliases: [],
  label,
  hint,
  kind: "date",
  ...(isOptional ? { words: [none] } : {}),
});

/** What a ticket has; each is a condition of its own. */
const havings: FieldValue[] = [
  { value: "attachment", label: "An attachment", aliases: ["attachments", "file"] },
  { value: "note", label: "An internal note" },
  { value: "label", label: "A label", aliases: ["labels"] },
  { value: "notes", label: "Pinned notes" },
];

const states: FieldValue[] = [
  { value: "active", label: "Not solved or closed yet" },
  { value: "open", label: "New or open" },
  { value: "unread", label: "The customer wrote last" },
  { value: "waiting", label: "The customer waits for an answer" },
  { value: "overdue", label: "The customer has waited too long" },
  { value: "snoozed", label: "Snoozed" },
  { value: "assigned", label: "Assigned to somebody" },
  { value: "unassigned", label: "Assigned to nobody" },
  { value: "mine", label: "Assigned to me" },
  { value: "solved", label: "Solved" },
  { value: "closed", label: "Closed" },
  { value: "deleted", label: "Deleted" },
];

/** Every field of a ticket that can be asked for. A new one is one entry here and one in the sources. */
export const builtInFields: readonly QueryField[] = [
  {
    name: "status",
    aliases: [],
    label: "Status",
    hint: "The status by its category or by the name your workspace gave it.",
    kind: "status",
    values: valuesOf(statusCategories),
    isForCustomers: true,
  },
  {
    name: "state",
    aliases: [],
    label: "State",
    hint: "The status in three words: open, pending or done.",
    kind: "choice",
    values: valuesOf([...new Set(Object.values(stateOfCategory))]),
  },
  {
    name: "priority",
    aliases: ["prio"],
    label: "Priority",
    hint: "Low, normal, high or urgent; they have an order.",
    kind: "choice",
    values: valuesOf(priorities),
    isOrdered: true,
  },
  {
    name: "type",
    aliases: [],
    label: "Type",
    hint: "What kind of request it is.",
    kind: "choice",
    values: valuesOf(ticketTypes),
  },
  {
    name: "team",
    aliases: ["group"],
    label: "Team",
    hint: "The team by its name, my teams, or none.",
    kind: "team",
    words: [{ value: "mine", label: "My teams" }, none],
  },
  {
    name: "assignee",
    aliases: ["agent", "assigned"],
    label: "Assignee",
    hint: "Who works on it: me, none, a name or an address.",
    kind: "agent",
    words: [me, none],
  },
  {
    name: "requester",
    aliases: ["from", "customer"],
    label: "Requester",
    hint: "Who asks: a name or an address.",
    kind: "customer",
  },
  {
    name: "organization",
    aliases: ["organisation", "org", "company"],
    label: "Organization",
    hint: "The requester's organization by its name or mail domain, or none.",
    kind: "organization",
    words: [none],
  },
  {
    name: "cc",
    aliases: [],
    label: "Copied customer",
    hint: "A customer on copy, by name or address.",
    kind: "customer",
    words: [none],
  },
  {
    name: "follower",
    aliases: ["watcher"],
    label: "Follower",
    hint: "Who follows it: me, none, a name or an address.",
    kind: "agent",
    words: [me, none],
  },
  {
    name: "label",
    aliases: ["labels", "tag"],
    label: "Label",
    hint: "A label on it, or none at all.",
    kind: "label",
    words: [none],
  },
  {
    name: "channel",
    aliases: ["via"],
    label: "Channel",
    hint: "How it came in.",
    kind: "choice",
    values: valuesOf(channels),
  },
  {
    name: "number",
    aliases: ["id"],
    label: "Number",
    hint: "The ticket's number; #123 is short for number:123.",
    kind: "number",
    isInteger: true,
  },
  {
    name: "subject",
    aliases: ["title"],
    label: "Subject",
    hint: "Words of the subject alone.",
    kind: "text",
  },
  date("created", "Created", "When it was made.", false),
  date("updated", "Updated", "When it was last changed.", false),
  date("solved", "Solved", "When it was solved.", true),
  date("closed", "Closed", "When it was closed.", true),
  date("waiting", "Waiting since", "Since when the customer waits for an answer.", true),
  date("snoozed", "Snoozed until", "When it comes back from being snoozed.", true),
  { name: "has", aliases: [], label: "Has", hint: "What it has.", kind: "choice", values: havings },
  { name: "is", aliases: [], label: "Is", hint: "What it is at this moment.", kind: "choice", values: states },
];
