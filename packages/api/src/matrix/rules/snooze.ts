import type { Given, Rule } from "../rule";
import { answering } from "./groups";

const open = ({ ids }: Given) => ({ ticketId: ids["ticket.open"] });
const answer = { allow: answering, hide: ["outsider"], next: "hidden" } as const satisfies Partial<Rule>;

const snoozedTicket = (workspaceId: string): readonly string[] => [
  `update tickets set snoozed_until = '2026-11-23T09:00:00Z' where workspace_id = '${workspaceId}' and subject = 'Bag lost'`,
];

/** Putting a ticket to sleep and waking it is for whoever may answer it. */
export const snoozeRules: readonly Rule[] = [
  { call: "ticket.snooze", on: "a word", input: (given) => ({ ...open(given), until: "tomorrow" }), ...answer },
  {
    call: "ticket.snooze",
    on: "a time",
    input: (given) => ({ ...open(given), until: "2026-11-23T09:00:00.000Z" }),
    ...answer,
  },
  { call: "ticket.wake", input: open, prepare: snoozedTicket, ...answer },
];
