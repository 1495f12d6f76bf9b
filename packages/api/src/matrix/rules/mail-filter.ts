import type { Given, Rule } from "../rule";
import { admins } from "./groups";

const one = ({ ids }: Given) => ({ filterId: ids["mailFilter.one"] });
const rule = { source: "subject", pattern: "order (?<order>[0-9]+)", actions: [{ field: "notes", value: "{order}" }] };
export const mailFilterRules: readonly Rule[] = [
  { call: "mailHealth.get", allow: admins, next: "own" },
  { call: "mailFilter.list", allow: admins, next: "own" },
  { call: "mailFilter.create", input: () => ({ name: "Orders", ...rule }), allow: admins, next: "own" },
  {
    call: "mailFilter.create",
    on: "for a team",
    input: ({ ids }) => ({ name: "Orders", ...rule, actions: [{ field: "team", value: ids["team.own"] }] }),
    allow: admins,
    next: "invalid",
  },
  {
    call: "mailFilter.update",
    input: (given) => ({ ...one(given), name: "Numbers", position: 0 }),
    allow: admins,
    next: "hidden",
  },
  {
    call: "mailFilter.update",
    on: "for a team",
    input: (given) => ({ ...one(given), actions: [{ field: "team", value: given.ids["team.own"] }] }),
    allow: admins,
    next: "hidden",
  },
  { call: "mailFilter.remove", input: one, allow: admins, next: "hidden" },
  {
    call: "mailFilter.try",
    input: () => ({ ...rule, sample: "Subject: order 1\n\nx" }),
    allow: admins,
    next: "own",
    isQuiet: true,
  },
];
