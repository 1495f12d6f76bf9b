import { z } from "zod";
import { id, line, text } from "./text";
import { priorities, ticketTypes } from "./words";

/** What a mail filter may fill in. `notes` adds a line to the ticket's notes. */
export const mailFilterFields = ["label", "priority", "type", "team", "notes"] as const;
export type MailFilterField = (typeof mailFilterFields)[number];

const headerSource = /^header:[a-z0-9][a-z0-9-]{0,99}$/u;
const source = z
  .string()
  .max(120)
  .transform((value) => value.trim().toLowerCase())
  .refine(
    (value) => ["subject", "body", "from", "to"].includes(value) || headerSource.test(value),
    "Choose subject, body, from, to, or a header such as header:x-order.",
  );
const action = z
  .strictObject({
    field: z.enum(mailFilterFields),
    /** Words, with `{name}` for what the group of that name found. A team is named by its id. */
    value: line(500),
  })
  .superRefine(({ field, value }, context) => {
    const words: Partial<Record<MailFilterField, readonly string[]>> = { priority: priorities, type: ticketTypes };
    const allowed = words[field];
    if (allowed && !allowed.includes(value))
      context.addIssue({ code: "custom", path: ["value"], message: `Choose one of ${allowed.join(", ")}.` });
    if (field === "team" && !z.uuid().safeParse(value).success)
      context.addIssue({ code: "custom", path: ["value"], message: "Choose a team." });
  });
/** Named groups such as `order (?<order>\d+)`; read by an engine whose time grows with the text only. */
const pattern = text(500).pipe(z.string().min(1, "Write what to look for."));
const actions = z.array(action).min(1, "Say what the filter does.").max(10);

export const CreateMailFilter = z.strictObject({
  name: line(120),
  source,
  pattern,
  actions,
  isActive: z.boolean().default(true),
});
export type CreateMailFilter = z.output<typeof CreateMailFilter>;
export const UpdateMailFilter = z.strictObject({
  filterId: id,
  name: line(120).optional(),
  source: source.optional(),
  pattern: pattern.optional(),
  actions: actions.optional(),
  isActive: z.boolean().optional(),
  /** The place in the order, from 0; the others make room. */
  position: z.number().int().min(0).max(1_000).optional(),
});
export type UpdateMailFilter = z.output<typeof UpdateMailFilter>;
export const MailFilterRef = z.strictObject({ filterId: id });
export type MailFilterRef = z.output<typeof MailFilterRef>;
/** Tries a filter that need not be stored on a mail written out: header lines, an empty line, the text. */
export const TryMailFilter = z.strictObject({
  source,
  pattern,
  actions: z.array(action).max(10).default([]),
  sample: text(50_000),
});
export type TryMailFilter = z.output<typeof TryMailFilter>;

export const MailFilterAction = z.object({ field: z.enum(mailFilterFields), value: z.string() });
export type MailFilterAction = z.output<typeof MailFilterAction>;
export const MailFilterView = z.object({
  id: z.uuid(),
  name: z.string(),
  position: z.number(),
  isActive: z.boolean(),
  source: z.string(),
  pattern: z.string(),
  actions: z.array(MailFilterAction),
});
export type MailFilterView = z.output<typeof MailFilterView>;
export const MailFilterTrial = z.object({
  /** What the filter looked at; null when the sample has no such part. */
  looksAt: z.string().nullable(),
  /** The words found; null when the pattern does not match. */
  found: z.string().nullable(),
  groups: z.record(z.string(), z.string()),
  /** What would be filled in. */
  results: z.array(MailFilterAction),
});
export type MailFilterTrial = z.output<typeof MailFilterTrial>;
