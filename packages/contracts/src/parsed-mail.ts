/** What a parser makes of the bytes of one mail: plain data, bounded, cleaned of NUL and lone surrogates. */

/** `address` is trimmed and lower-cased; `name` is decoded, on one line, possibly empty. */
export type MailAddress = { address: string; name: string };

export type ParsedAttachment = {
  /** As sent; cleaned when it is stored. Empty when the part had none. */
  fileName: string;
  contentType: string;
  /** Content-ID without brackets, for inline pictures. */
  contentId: string | null;
  isInline: boolean;
  bytes: Uint8Array;
};

export const mailNatures = ["person", "auto_reply", "auto_generated", "list", "bounce"] as const;
export type MailNatureKind = (typeof mailNatures)[number];

/** Who seems to have written it: a person or a machine, and which headers told. */
export type MailNature = {
  kind: MailNatureKind;
  /** The header lines that decided, such as `Auto-Submitted: auto-replied`. */
  evidence: string[];
  /** Whether an automatic answer is allowed (RFC 3834). */
  mayBeAnswered: boolean;
  isOutOfOffice: boolean;
};

export type BouncedRecipient = {
  /** Null when the report does not name one. */
  address: string | null;
  action: "failed" | "delayed" | "delivered" | "relayed" | "expanded";
  /** RFC 3463 code such as 5.1.1. */
  status: string | null;
  reason: string;
};

/** A delivery status notification (RFC 3464), or a bounce that looks like one. */
export type Bounce = {
  /** Message-ID of the mail that bounced, as far as the report holds it. */
  originalMessageId: string | null;
  recipients: BouncedRecipient[];
  /** No further attempt will help: some recipient failed with 5.x.x. */
  isPermanent: boolean;
};

export type ParsedMail = {
  /** Without angle brackets; null when missing or not one. */
  messageId: string | null;
  /** SHA-256 (hex) over body, From, To, Cc, Subject and Date, without trace headers and blind to line endings. */
  contentHash: string;
  from: MailAddress[];
  sender: MailAddress | null;
  replyTo: MailAddress[];
  to: MailAddress[];
  cc: MailAddress[];
  /** Addresses of Delivered-To, X-Original-To, Envelope-To and the like, lower-cased. */
  deliveredTo: string[];
  /** Decoded, on one line, possibly empty. */
  subject: string;
  /** The Date header in ISO 8601; null when missing or unreadable. */
  sentAt: string | null;
  /** Without angle brackets, in the order of the header. */
  inReplyTo: string[];
  references: string[];
  threadIndex: string | null;
  /** Always there: made from the HTML when only that was sent. */
  text: string;
  /** As received and not yet safe to show, with quoted text in `<details class="quoted">`; null when there was none. */
  html: string | null;
  /** Where quoted text or a signature begins in `text`, in UTF-16 units; null when all of it is new. */
  quotedAt: number | null;
  attachments: ParsedAttachment[];
  nature: MailNature;
  bounce: Bounce | null;
  /** Values of Authentication-Results, topmost first, as written. */
  authenticationResults: string[];
  /** Lower-cased names with decoded values in order; at most 200 of at most 2 000 characters. */
  headers: [name: string, value: string][];
  /** What was wrong with the mail and how it was read anyway, in words. */
  problems: string[];
};

export const authenticationVerdicts = ["pass", "fail", "none"] as const;
/** `fail` as soon as one trusted check failed, `pass` when an aligned one passed, else `none`. */
export type AuthenticationVerdict = (typeof authenticationVerdicts)[number];
export type MailAuthentication = {
  verdict: AuthenticationVerdict;
  /** Each method's result word, such as `pass`, `fail`, `none`, `softfail`. */
  spf: string;
  dkim: string;
  dmarc: string;
  /** Who checked: the configured authserv-id, `own` for our own check at the SMTP door, or null. */
  checkedBy: string | null;
};
