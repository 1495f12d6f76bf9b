import { z } from "zod";
import { email, id, integer, line, text } from "./text";

const host = line(253);
const port = z.number().int().min(1).max(65_535);
/** `tls` from the first byte, `starttls` required after the greeting, `none` only inside one's own network. */
export const mailSecurity = z.enum(["tls", "starttls", "none"]);
export type MailSecurity = z.output<typeof mailSecurity>;
export const oauthProviders = ["google", "microsoft"] as const;

const signIn = {
  host,
  port,
  security: mailSecurity,
  user: line(254),
  /** How to sign in; the password or the refresh token itself is kept apart, sealed. */
  auth: z.enum(["password", "oauth"]),
  provider: z.enum(oauthProviders).nullable().default(null),
};

/** How a mailbox's mail comes in. `forward`: other servers deliver to our SMTP, HTTP or pipe door. */
export const MailboxIncoming = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("imap"),
    ...signIn,
    folders: z.array(line(255)).min(1, "Name at least one folder, such as INBOX.").max(20).default(["INBOX"]),
    /** What happens to the server's copy once ours is stored: flagged as seen, or moved. */
    afterwards: z.enum(["flag", "move"]).default("flag"),
    moveTo: line(255).nullable().default(null),
    /** Beside IDLE, for servers that forget to tell. */
    pollSeconds: z.number().int().min(10).max(3_600).default(60),
    /** Mail older than this stays where it is. ISO 8601. */
    since: z.iso.datetime().nullable().default(null),
  }),
  z.strictObject({ kind: z.literal("forward") }),
]);
export type MailboxIncoming = z.output<typeof MailboxIncoming>;

/** How answers leave. `installation` is the server named by SMTP_URL. */
export const MailboxOutgoing = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("installation") }),
  z.strictObject({ kind: z.literal("smtp"), ...signIn }),
]);
export type MailboxOutgoing = z.output<typeof MailboxOutgoing>;

export const MailboxSettings = z.strictObject({
  /** Answers a new request at once with "we have it". */
  acknowledges: z.boolean().default(true),
  /** Whether this server delivers support+anything@ to support@; the signed reply address needs it. */
  usesPlusAddresses: z.boolean().default(true),
  /** How long an answer is held so that it can be taken back. 0 sends at once. */
  undoSeconds: z.number().int().min(0).max(60).default(10),
  mailsPerMinute: z.number().int().min(1).max(6_000).default(600),
  /** Whose Authentication-Results to believe, such as mx.google.com. Empty believes none. */
  authservId: text(253).default(""),
  /** Old mail: original dates, no notifications, no automatic answers. */
  isArchiveImport: z.boolean().default(false),
});
export type MailboxSettings = z.output<typeof MailboxSettings>;

export const defaultMailboxSettings: MailboxSettings = MailboxSettings.parse({});

const aliases = z.array(z.strictObject({ address: email, teamId: id.nullable().default(null) })).max(50);
/** Secrets are written and never read back; leaving one out keeps what is stored. */
const secret = text(4_000).optional();

export const CreateMailbox = z.strictObject({
  name: line(120),
  address: email,
  aliases: aliases.default([]),
  teamId: id.nullable().default(null),
  incoming: MailboxIncoming,
  outgoing: MailboxOutgoing,
  incomingSecret: secret,
  outgoingSecret: secret,
  settings: MailboxSettings.partial().default({}),
  isDefault: z.boolean().default(false),
});
export type CreateMailbox = z.output<typeof CreateMailbox>;
export type CreateMailboxInput = z.input<typeof CreateMailbox>;

export const UpdateMailbox = z.strictObject({
  mailboxId: id,
  version: integer.positive().optional(),
  name: line(120).optional(),
  address: email.optional(),
  aliases: aliases.optional(),
  teamId: id.nullable().optional(),
  incoming: MailboxIncoming.optional(),
  outgoing: MailboxOutgoing.optional(),
  incomingSecret: secret,
  outgoingSecret: secret,
  settings: MailboxSettings.partial().optional(),
  isActive: z.boolean().optional(),
  isDefault: z.boolean().optional(),
});
export type UpdateMailbox = z.output<typeof UpdateMailbox>;
export const MailboxRef = z.strictObject({ mailboxId: id });
export type MailboxRef = z.output<typeof MailboxRef>;

export const MailboxView = z.object({
  id: z.uuid(),
  name: z.string(),
  address: z.string(),
  aliases: z.array(z.object({ address: z.string(), teamId: z.uuid().nullable() })),
  teamId: z.uuid().nullable(),
  incoming: MailboxIncoming,
  outgoing: MailboxOutgoing,
  hasIncomingSecret: z.boolean(),
  hasOutgoingSecret: z.boolean(),
  settings: MailboxSettings,
  isActive: z.boolean(),
  isDefault: z.boolean(),
  pausedUntil: z.string().nullable(),
  lastFetchAt: z.string().nullable(),
  lastError: z.string().nullable(),
  lastErrorAt: z.string().nullable(),
  tokenExpiresAt: z.string().nullable(),
  version: z.number(),
});
export type MailboxView = z.output<typeof MailboxView>;
