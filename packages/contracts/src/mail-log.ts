import { z } from "zod";
import { authenticationVerdicts, mailNatures } from "./parsed-mail";
import { cursor, email, id, limit, text } from "./text";
import {
  mailDoors,
  mailOutcomes,
  type SuspensionCause,
  senderVerdicts,
  suspensionCauses,
  threadingRules,
} from "./words";

/** What the log may be narrowed to: an outcome, or what still waits to be looked at. */
export const mailStates = [...mailOutcomes, "waiting"] as const;
export type MailState = (typeof mailStates)[number];

const isCause = (key: string): key is SuspensionCause => key in suspensionCauses;
const causes = Object.keys(suspensionCauses).filter(isCause);
const cause = z.enum(causes);

/** Told by a list that goes on; all of ours go one way. */
const direction = z.enum(["forward", "backward"]).optional();

export const ListMails = z.strictObject({
  /** Part of a sender's address or name, of a subject, or a whole Message-ID. */
  query: text(200).optional(),
  state: z.enum(mailStates).optional(),
  cause: cause.optional(),
  mailboxId: id.optional(),
  cursor,
  limit: limit.default(50),
  direction,
});
export type ListMails = z.output<typeof ListMails>;
export type ListMailsInput = z.input<typeof ListMails>;

/** One arrival of one mail. What was read from its bytes is null until somebody looked at them. */
export const MailRow = z.object({
  id: z.uuid(),
  door: z.enum(mailDoors),
  mailbox: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  receivedAt: z.string(),
  settledAt: z.string().nullable(),
  sizeBytes: z.number(),
  isArchive: z.boolean(),
  from: z.object({ address: z.string(), name: z.string() }).nullable(),
  subject: z.string().nullable(),
  messageId: z.string().nullable(),
  nature: z.enum(mailNatures).nullable(),
  state: z.enum(mailStates),
  cause: cause.nullable(),
  /** The cause's stable number. */
  causeNumber: z.number().nullable(),
  /** In words: why it was suspended, rejected or not understood, and what helps. */
  reason: z.string().nullable(),
  rule: z.enum(threadingRules).nullable(),
  /** Only when the reader may see the ticket. */
  ticket: z.object({ id: z.uuid(), number: z.number(), subject: z.string() }).nullable(),
  attempts: z.number(),
});
export type MailRow = z.output<typeof MailRow>;
export const MailPage = z.object({
  data: z.array(MailRow),
  nextCursor: z.string().nullable(),
  hasMore: z.boolean(),
});
export type MailPage = z.output<typeof MailPage>;

/** `stored` is counted by itself; it equals the sum of all the others, or something is wrong. */
export const MailCounts = z.object({
  stored: z.number(),
  waiting: z.number(),
  ticket: z.number(),
  reply: z.number(),
  duplicate: z.number(),
  bounce: z.number(),
  suspended: z.number(),
  rejected: z.number(),
  unprocessable: z.number(),
  isBalanced: z.boolean(),
  /** Suspended mails by cause, those with none left out. */
  causes: z.array(z.object({ cause, number: z.number(), count: z.number() })),
});
export type MailCounts = z.output<typeof MailCounts>;

export const MailRef = z.strictObject({ mailId: id });
export type MailRef = z.output<typeof MailRef>;

/** A mail with everything that was decided about it, oldest first. */
export const MailDetail = MailRow.extend({
  envelopeFrom: z.string().nullable(),
  envelopeTo: z.array(z.string()),
  remoteAddress: z.string().nullable(),
  authentication: z
    .object({
      verdict: z.enum(authenticationVerdicts),
      spf: z.string(),
      dkim: z.string(),
      dmarc: z.string(),
      checkedBy: z.string().nullable(),
    })
    .nullable(),
  /** The message it became. */
  ticketMessageId: z.uuid().nullable(),
  duplicateOfId: z.uuid().nullable(),
  nextAttemptAt: z.string().nullable(),
  trail: z.array(z.object({ at: z.string(), words: z.string() })),
  /** False once a discarded mail's bytes are gone. */
  hasSource: z.boolean(),
});
export type MailDetail = z.output<typeof MailDetail>;

/** How much of a source the page shows; the download at `/files/mails/{mailId}` has all of it. */
export const sourceShownMax = 200_000;
export const MailSource = z.object({
  /** Bytes that are not UTF-8 are shown as Latin-1; the download has them as they came. */
  text: z.string(),
  sizeBytes: z.number(),
  isWhole: z.boolean(),
  downloadUrl: z.string(),
});
export type MailSource = z.output<typeof MailSource>;

const mailIds = z.array(id).min(1, "Choose at least one mail.").max(100);
/** Looks at mails again that were not understood or rejected; those that became something are left alone. */
export const ReprocessMails = z.strictObject({ mailIds });
export type ReprocessMails = z.output<typeof ReprocessMails>;
/** Makes a new, unassigned ticket of each; `allowsSender` lets the sender's next mails in. */
export const RecoverMails = z.strictObject({ mailIds, allowsSender: z.boolean().default(false) });
export type RecoverMails = z.output<typeof RecoverMails>;
/** Deletes the bytes of suspended mails; their lines stay. `blocksSender` keeps the sender's next mails out. */
export const DiscardMails = z.strictObject({ mailIds, blocksSender: z.boolean().default(false) });
export type DiscardMails = z.output<typeof DiscardMails>;
/** Mails that were settled by somebody else meanwhile are left out of `count`. */
export const MailsDone = z.object({ count: z.number() });
export type MailsDone = z.output<typeof MailsDone>;

const domain = z
  .string()
  .max(254)
  .transform((value) => value.trim().toLowerCase())
  .refine((value) => /^@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/u.test(value) && value.includes("."), {
    error: "Enter an address such as ana@example.com, or a domain such as @example.com.",
  });
/** `ana@example.com`, or `@example.com` for everybody there. */
const pattern = z.union([domain, email], {
  error: "Enter an address such as ana@example.com, or a domain such as @example.com.",
});
export const AddSenderRule = z.strictObject({ pattern, verdict: z.enum(senderVerdicts) });
export type AddSenderRule = z.output<typeof AddSenderRule>;
export const SenderRuleRef = z.strictObject({ ruleId: id });
export type SenderRuleRef = z.output<typeof SenderRuleRef>;
export const ListSenderRules = z.strictObject({ cursor, limit: limit.default(50), direction });
export type ListSenderRules = z.output<typeof ListSenderRules>;
export const SenderRuleView = z.object({
  id: z.uuid(),
  pattern: z.string(),
  verdict: z.enum(senderVerdicts),
  createdBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  createdAt: z.string(),
});
export type SenderRuleView = z.output<typeof SenderRuleView>;
export const SenderRulePage = z.object({
  data: z.array(SenderRuleView),
  nextCursor: z.string().nullable(),
  hasMore: z.boolean(),
});
export type SenderRulePage = z.output<typeof SenderRulePage>;

/** People who wrote into a ticket without standing on it, or whom an unproven mail brought along. */
export const ListProposals = z.strictObject({ ticketId: id });
export type ListProposals = z.output<typeof ListProposals>;
export const ProposalView = z.object({
  customerId: z.uuid(),
  name: z.string(),
  address: z.string().nullable(),
  /** The message that brought the person. */
  messageId: z.uuid(),
  createdAt: z.string(),
});
export type ProposalView = z.output<typeof ProposalView>;
export const ProposalList = z.object({ data: z.array(ProposalView) });
export type ProposalList = z.output<typeof ProposalList>;
/** `accept` puts the person on copy and shows the messages to everybody; `decline` keeps them internal. */
export const DecideProposal = z.strictObject({ ticketId: id, customerId: id, decision: z.enum(["accept", "decline"]) });
export type DecideProposal = z.output<typeof DecideProposal>;
