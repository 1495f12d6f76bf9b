import type { Rule } from "../rule";
import { agents, changing } from "./groups";

const changers = changing.filter((name) => name !== "keyTicketsWrite");

/** Working through a queue: persons only, and only what they might assign to themselves. */
export const queueRules: readonly Rule[] = [
  {
    call: "queue.take",
    input: () => ({}),
    // Those who can take nothing here find nothing left; the others take the ticket that has no team.
    allow: agents,
    next: "own",
    shows: ({ ids }, actor) => (actor === "agentFull" ? { has: [ids["ticket.open"]] } : {}),
  },
  {
    call: "queue.skip",
    input: ({ ids }) => ({ ticketId: ids["ticket.open"] }),
    allow: changers,
    hide: ["outsider"],
    next: "hidden",
  },
];
