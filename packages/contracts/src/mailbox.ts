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

const settings = {
  /** Answers a new request at once with "we have it". */
  acknowledges: z.boolean(),
  /** Whether this server delivers support+anything@ to support@; the signed reply address needs it. */
  usesPlusAddresses: z.boolean(),
  /** How long an answer is held so that it can be taken back. 0 sends at once. */
  undoSeconds: z.number().int().min(0).max(60),
  mailsPerMinute: z.number().int().min(1).max(6_000),
  /** Whose Authentication-Results to believe, such as mx.google.com. Empty believes none. */
  authservId: text(253),
  /** Old mail: original dates, no notifications, no automatic answers. */
  isArchiveImport: z.boolean(),
};

export const MailboxSettings = z.strictObject({
  acknowledges: settings.acknowledges.default(true),
  usesPlusAddresses: settings.usesPlusAddresses.default(true),
  undoSeconds: settings.undoSeconds.default(10),
  mailsPerMinute: settings.mailsPerMinute.default(600),
  authservId: settings.authservId.default(""),
  isArchiveImport: settings.isArchiveImport.default(false),
});
export type MailboxSettings = z.output<typeof MailboxSettings>;

export const defaultMailboxSettings: MailboxSettings = MailboxSettings.parse({});
/** What is left out stays as it is, so nothing here has a default. */
const MailboxSettingsChange = z.strictObject(settings).partial();

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
  settings: MailboxSettingsChange.default({}),
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
  settings: MailboxSettingsChange.optional(),
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

/** Where a provider leads back after the sign-in; that page hands `state` and `code` to `mailbox.finishOAuth`. */
export const mailboxOAuthPath = "/admin/mailboxes/oauth";
export type OAuthProvider = (typeof oauthProviders)[number];

/** What this installation offers for mailboxes. */
export const MailboxChoices = z.object({
  /** Providers whose client id and secret are set. */
  oauthProviders: z.array(z.enum(oauthProviders)),
  /** To be registered with the provider. */
  redirectUrl: z.string(),
  /** False when AUTH_SECRET is missing: then no secret can be kept. */
  keepsSecrets: z.boolean(),
});
export type MailboxChoices = z.output<typeof MailboxChoices>;

export const MailboxSignIn = z.object({ url: z.string() });
export type MailboxSignIn = z.output<typeof MailboxSignIn>;
export const FinishMailboxOAuth = z.strictObject({ state: text(4_000), code: text(4_000) });
export type FinishMailboxOAuth = z.output<typeof FinishMailboxOAuth>;

/**
 * The parts of a connection test, in the order in which a page asks for them; each answers within seven seconds.
 * `receive` is asked again every few seconds, with the `probeId` that `outgoing` gave, while `isWaiting` says so.
 */
export const mailboxTestParts = ["incoming", "outgoing", "receive", "domain"] as const;
export type MailboxTestPart = (typeof mailboxTestParts)[number];
export const TestMailbox = z.strictObject({
  mailboxId: id,
  part: z.enum(mailboxTestParts),
  probeId: id.optional(),
});
export type TestMailbox = z.output<typeof TestMailbox>;

export const mailboxTestSteps = [
  "settings",
  "connect",
  "tls",
  "sign_in",
  "open_folders",
  "read",
  "connect_outgoing",
  "tls_outgoing",
  "sign_in_outgoing",
  "send_probe",
  "receive_probe",
  "spf",
  "dkim",
  "dmarc",
] as const;
export type MailboxTestStepName = (typeof mailboxTestSteps)[number];
export const MailboxTestStep = z.object({
  name: z.enum(mailboxTestSteps),
  ok: z.boolean(),
  /** What happened, and what helps when it failed. Never a secret. */
  words: z.string(),
});
export type MailboxTestStep = z.output<typeof MailboxTestStep>;
/** Steps after the first that failed are not there. */
export const MailboxTest = z.object({
  part: z.enum(mailboxTestParts),
  steps: z.array(MailboxTestStep),
  isWaiting: z.boolean(),
  probeId: z.uuid().nullable(),
});
export type MailboxTest = z.output<typeof MailboxTest>;
