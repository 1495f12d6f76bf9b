import type { Rule } from "../rule";
import { agents, otherCustomers, owners, people, teamReaders } from "./groups";

const everyReader = [...people.filter((name) => name !== "manager"), ...owners, ...otherCustomers] as const;

export const fileRules: readonly Rule[] = [
  {
    call: "POST /files",
    allow: [...agents, "collaborator", "creator", "keyTicketsWrite"],
    next: "own",
  },
  {
    call: "GET /files/{id}",
    on: "of a reply",
    input: ({ ids }) => ({ id: ids["file.public"] }),
    allow: [...teamReaders, ...owners, "keyTicketsRead"],
    hide: ["outsider", ...otherCustomers],
    next: "hidden",
  },
  {
    call: "GET /files/{id}",
    on: "of a note",
    input: ({ ids }) => ({ id: ids["file.internal"] }),
    allow: [...teamReaders, "keyTicketsRead"],
    hide: ["outsider", ...owners, ...otherCustomers],
    next: "hidden",
  },
  {
    call: "GET /files/{id}",
    on: "not sent yet",
    input: ({ ids }) => ({ id: ids["file.loose"] }),
    allow: ["agentFull"],
    hide: [...everyReader.filter((name) => name !== "agentFull"), "keyTicketsRead"],
    next: "hidden",
  },
];
