import { invalid } from "@desk/core/error";
import { z } from "zod";

/** A mail that a provider or a script hands in: its bytes, who it says they are for, and which delivery this is. */
export type HandedMail = { bytes: Buffer; from?: string; to?: string[]; key: string | null };

const Postmark = z.object({
  RawEmail: z.string().min(1),
  MessageID: z.string().max(200).optional(),
  From: z.string().optional(),
  OriginalRecipient: z.string().optional(),
});
const Sns = z.object({
  Type: z.string(),
  MessageId: z.string().max(200).optional(),
  Message: z.string(),
  SubscribeURL: z.string().optional(),
});
const Ses = z.object({
  content: z.string().min(1),
  mail: z.object({ messageId: z.string().max(200).optional(), source: z.string().optional() }).optional(),
  receipt: z
    .object({
      recipients: z.array(z.string()).max(1_000).optional(),
      action: z.object({ encoding: z.string().optional() }).optional(),
    })
    .optional(),
});

/** The bytes came as text of JSON, so they are whatever UTF-8 makes of it; providers offer base64 to avoid that. */
const bytesOf = (text: string, encoding: "utf8" | "base64"): Buffer => Buffer.from(text, encoding);

export type JsonMail = HandedMail | { confirmAt: string };

/** The JSON of Postmark (with "Include raw email content"), Amazon SES by SNS, or SES itself. */
export function mailOfJson(text: string): JsonMail {
  const json = parsed(text, "body");
  const postmark = Postmark.safeParse(json);
  if (postmark.success) {
    const { RawEmail, MessageID, From, OriginalRecipient } = postmark.data;
    return {
      bytes: bytesOf(RawEmail, "utf8"),
      ...(From === undefined ? {} : { from: From }),
      ...(OriginalRecipient === undefined ? {} : { to: [OriginalRecipient] }),
      key: MessageID === undefined ? null : `postmark:${MessageID}`,
    };
  }
  const sns = Sns.safeParse(json);
  if (sns.success && sns.data.Type === "SubscriptionConfirmation") return { confirmAt: sns.data.SubscribeURL ?? "" };
  return mailOfSes(sns.success ? parsed(sns.data.Message, "Message") : json, sns.data?.MessageId);
}

function mailOfSes(json: unknown, snsId: string | undefined): HandedMail {
  const ses = Ses.safeParse(json);
  if (!ses.success)
    throw invalid("body", "Send RawEmail (Postmark) or content (Amazon SES), or the mail itself as message/rfc822.");
  const { content, mail, receipt } = ses.data;
  const id = mail?.messageId ?? snsId;
  const isBase64 = receipt?.action?.encoding?.toUpperCase() === "BASE64" || !/[\s:]/u.test(content.slice(0, 200));
  return {
    bytes: bytesOf(content, isBase64 ? "base64" : "utf8"),
    ...(mail?.source === undefined ? {} : { from: mail.source }),
    ...(receipt?.recipients === undefined ? {} : { to: receipt.recipients }),
    key: id === undefined ? null : `ses:${id}`,
  };
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(path, "This is not JSON.");
  }
}

/** Fields of a form by name, each character one byte. */
export type FormFields = ReadonlyMap<string, string>;
/** Names of the fields that hold the mail: SendGrid's (with "POST the raw, full MIME message") and Mailgun's. */
export const mailFields = ["email", "body-mime"] as const;

export function mailOfForm(fields: FormFields): HandedMail {
  const name = mailFields.find((one) => fields.has(one));
  if (name === undefined)
    throw invalid("email", "The form holds no mail: SendGrid sends it as email, Mailgun as body-mime.");
  const recipient = fields.get("recipient");
  const envelope = name === "email" ? sendGridEnvelope(fields.get("envelope")) : {};
  const sender = fields.get("sender");
  return {
    bytes: Buffer.from(fields.get(name) ?? "", "latin1"),
    ...(recipient === undefined ? {} : { to: [recipient] }),
    ...(sender === undefined ? {} : { from: sender }),
    ...envelope,
    key: null,
  };
}

const Envelope = z.object({ from: z.string().optional(), to: z.array(z.string()).max(1_000).optional() });
function sendGridEnvelope(text: string | undefined): { from?: string; to?: string[] } {
  if (text === undefined) return {};
  const read = Envelope.safeParse(parsed(text, "envelope"));
  if (!read.success) return {};
  const { from, to } = read.data;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
