import { z } from "zod";
import { id, integer, line, text } from "./text";
import { priorities, snoozeWords, ticketTypes } from "./words";

const labelNames = z.array(line(60)).max(20);
/** A person by id, or whoever applies the macro. */
const person = z.union([id, z.literal("me")], { error: "Choose a person, or me." });

/** One change that a macro makes to a ticket. */
export const MacroAction = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("status"), statusId: id }),
  z.strictObject({ kind: z.literal("priority"), priority: z.enum(priorities) }),
  z.strictObject({ kind: z.literal("type"), type: z.enum(ticketTypes) }),
  z.strictObject({ kind: z.literal("team"), teamId: id.nullable() }),
  z.strictObject({ kind: z.literal("assignee"), assigneeId: person.nullable() }),
  z.strictObject({ kind: z.literal("labels"), add: labelNames.default([]), remove: labelNames.default([]) }),
  /** By the clock of whoever applies it. */
  z.strictObject({ kind: z.literal("snooze"), until: z.enum(snoozeWords) }),
  z.strictObject({ kind: z.literal("followers"), add: z.array(person).min(1, "Choose somebody.").max(20) }),
]);
export type MacroAction = z.output<typeof MacroAction>;
export type MacroActionKind = MacroAction["kind"];

/** In the order in which they are made; each kind once, so that no two contradict each other. */
export const MacroActions = z
  .array(MacroAction)
  .max(8)
  .superRefine((actions, context) => {
    for (const [index, action] of actions.entries()) {
      if (actions.findIndex(({ kind }) => kind === action.kind) < index)
        context.addIssue({
          code: "custom",
          path: [index, "kind"],
          message: `There is a change of ${action.kind} already.`,
        });
      if (action.kind !== "labels") continue;
      const added = new Set(action.add.map((name) => name.toLowerCase()));
      if (added.size === 0 && action.remove.length === 0)
        context.addIssue({ code: "custom", path: [index, "add"], message: "Name a label to add or to remove." });
      if (action.remove.some((name) => added.has(name.toLowerCase())))
        context.addIssue({ code: "custom", path: [index, "remove"], message: "A label is either added or removed." });
    }
  });

/** What of a macro goes with a message: its changes, as previewed, and its note. */
export const MessageMacro = z.strictObject({
  macroId: id,
  actions: MacroActions.default([]),
  /** An internal note, filled in, written in the same step. */
  noteHtml: text(200_000).optional(),
  /** The ticket's version that the preview showed; a field that got another value since is a conflict. */
  version: integer.positive().optional(),
});
export type MessageMacro = z.output<typeof MessageMacro>;
