import {
  actorKinds,
  reopenDaysMax,
  reopenPolicies,
  type StatusCategory,
  statusCategories,
} from "@desk/contracts/words";
import { expect, test } from "vitest";
import { decide, type Happening, type Outcome, type Reopening } from "./status-machine";

const happenings: Happening[] = [
  { type: "reply" },
  { type: "note" },
  { type: "assign" },
  { type: "unassign" },
  { type: "edit" },
  { type: "relabel" },
  { type: "snooze" },
  { type: "close" },
  { type: "delete" },
  { type: "restore" },
  ...statusCategories.map((to): Happening => ({ type: "set_status", to })),
];
const nameOf = (happening: Happening) => (happening.type === "set_status" ? `set ${happening.to}` : happening.type);
const short = (outcome: Outcome): string =>
  outcome.kind === "move"
    ? `${outcome.to}${outcome.takes ? "+takes" : ""}${outcome.drops ? "+drops" : ""}`
    : outcome.kind === "refuse"
      ? outcome.code
      : outcome.kind;

/** Written out by hand from the rules, for an unassigned ticket: rows are deeds, columns the six categories. */
const table: Record<string, Record<string, string>> = {
  //                     new       open      pending   on_hold   solved    closed
  agent: {
    reply: "             open      stay      stay      stay      stay      conflict",
    note: "              stay      stay      stay      stay      stay      conflict",
    assign: "            open      stay      stay      stay      stay      conflict",
    unassign: "          stay      stay      stay      stay      stay      conflict",
    edit: "              stay      stay      stay      stay      stay      conflict",
    relabel: "           stay      stay      stay      stay      stay      stay",
    snooze: "            stay      stay      stay      stay      conflict  conflict",
    close: "             invalid   invalid   invalid   invalid   invalid   stay",
    delete: "            stay      stay      stay      stay      stay      stay",
    restore: "           stay      stay      stay      stay      stay      stay",
    "set new": "         stay      invalid   invalid   invalid   invalid   conflict",
    "set open": "        open      stay      open      open      open      conflict",
    "set pending": "     pending   pending   stay      pending   pending   conflict",
    "set on_hold": "     on_hold   on_hold   on_hold   stay      on_hold   conflict",
    "set solved": "      solved+takes solved+takes solved+takes solved+takes stay conflict",
    "set closed": "      invalid   invalid   invalid   invalid   invalid   conflict",
  },
  customer: {
    reply: "             stay      stay      open      open      open      follow_up",
    note: "              forbidden forbidden forbidden forbidden forbidden forbidden",
    assign: "            forbidden forbidden forbidden forbidden forbidden forbidden",
    unassign: "          forbidden forbidden forbidden forbidden forbidden forbidden",
    edit: "              forbidden forbidden forbidden forbidden forbidden forbidden",
    relabel: "           forbidden forbidden forbidden forbidden forbidden forbidden",
    snooze: "            forbidden forbidden forbidden forbidden forbidden forbidden",
    close: "             forbidden forbidden forbidden forbidden forbidden forbidden",
    delete: "            forbidden forbidden forbidden forbidden forbidden forbidden",
    restore: "           stay      stay      stay      stay      stay      stay",
    "set new": "         forbidden forbidden forbidden forbidden forbidden forbidden",
    "set open": "        forbidden forbidden forbidden forbidden forbidden forbidden",
    "set pending": "     forbidden forbidden forbidden forbidden forbidden forbidden",
    "set on_hold": "     forbidden forbidden forbidden forbidden forbidden forbidden",
    "set solved": "      forbidden forbidden forbidden forbidden forbidden forbidden",
    "set closed": "      forbidden forbidden forbidden forbidden forbidden forbidden",
  },
};
table.apiKey = {
  ...table.agent,
  "set solved": "solved solved solved solved stay conflict",
};
table.system = {
  ...table.apiKey,
  close: "conflict conflict conflict conflict closed stay",
};

for (const actor of actorKinds)
  for (const happening of happenings)
    test(`${actor}: ${nameOf(happening)} in each category`, () => {
      const expected = table[actor]?.[nameOf(happening)]?.trim().split(/\s+/u);
      expect(expected).toHaveLength(6);
      const outcomes = statusCategories.map((category) =>
        short(decide({ category, isAssigned: false, isDeleted: false }, actor, happening)),
      );
      expect(outcomes).toEqual(expected);
    });

test("solving an assigned ticket leaves it with its assignee", () => {
  for (const actor of actorKinds.filter((kind) => kind !== "customer"))
    for (const category of ["new", "open", "pending", "on_hold"] as StatusCategory[])
      expect(
        short(decide({ category, isAssigned: true, isDeleted: false }, actor, { type: "set_status", to: "solved" })),
      ).toBe("solved");
});

test("a deleted ticket accepts nothing but restore and delete", () => {
  for (const actor of actorKinds)
    for (const category of statusCategories)
      for (const happening of happenings) {
        const outcome = short(decide({ category, isAssigned: true, isDeleted: true }, actor, happening));
        const stays = happening.type === "restore" || (happening.type === "delete" && actor !== "customer");
        expect(outcome).toBe(stays ? "stay" : happening.type === "delete" ? "forbidden" : "conflict");
      }
});

test("TC-03: nothing leads back to new, and nothing leads to closed but the closer", () => {
  for (const actor of actorKinds)
    for (const category of statusCategories)
      for (const isAssigned of [true, false])
        for (const happening of happenings) {
          const outcome = decide({ category, isAssigned, isDeleted: false }, actor, happening);
          if (outcome.kind !== "move") continue;
          expect(outcome.to).not.toBe("new");
          if (outcome.to === "closed") expect([actor, category, happening.type]).toEqual(["system", "solved", "close"]);
        }
});

const reopenings: Reopening[] = reopenPolicies.flatMap((policy) =>
  [1, 7, reopenDaysMax].flatMap((days) =>
    [true, false].flatMap((keepsAssignee) =>
      [0, days - 0.001, days, days + 0.001, 400].map((daysSinceSolved) => ({
        policy,
        days,
        keepsAssignee,
        daysSinceSolved,
      })),
    ),
  ),
);

test("TC-05: a team's policy decides between reopening and a follow-up, the last moment of its days included", () => {
  for (const reopening of reopenings)
    for (const isAssigned of [true, false]) {
      const standing = { category: "solved", isAssigned, isDeleted: false, reopening } as const;
      const { policy, days, daysSinceSolved, keepsAssignee } = reopening;
      const isTooLate = policy === "never" || (policy === "within_days" && daysSinceSolved > days);
      const reopened = isAssigned && !keepsAssignee ? "open+drops" : "open";
      expect(short(decide(standing, "customer", { type: "reply" }))).toBe(isTooLate ? "follow_up" : reopened);
    }
});

test("TC-05: the policy touches nothing but a customer's reply to a solved ticket", () => {
  for (const actor of actorKinds)
    for (const category of statusCategories)
      for (const happening of happenings)
        for (const isDeleted of [true, false])
          for (const reopening of reopenings) {
            const isItsMatter =
              actor === "customer" && category === "solved" && happening.type === "reply" && !isDeleted;
            if (isItsMatter) continue;
            const standing = { category, isAssigned: true, isDeleted };
            expect(short(decide({ ...standing, reopening }, actor, happening))).toBe(
              short(decide(standing, actor, happening)),
            );
          }
});

test("TC-05: the outcome says why", () => {
  const why = (policy: Reopening["policy"], days: number, daysSinceSolved: number) => {
    const reopening = { policy, days, daysSinceSolved, keepsAssignee: true };
    const standing = { category: "solved", isAssigned: true, isDeleted: false, reopening } as const;
    const outcome = decide(standing, "customer", { type: "reply" });
    return "reason" in outcome ? outcome.reason : null;
  };
  expect(why("always", 7, 20)).toBe("customer replied");
  expect(why("within_days", 7, 2)).toBe("customer replied within 7 days");
  expect(why("within_days", 1, 2)).toBe("answered more than 1 day after it was solved");
  expect(why("never", 7, 0)).toBe("this team leaves solved tickets solved");
});
