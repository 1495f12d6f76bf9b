import type { ParsedMail } from "@desk/contracts/parsed-mail";
import { cleanText } from "@desk/contracts/text";
import { type StoredBody, sanitizeMailHtml } from "../../text";
import type { MailFiles } from "./files";

const textMax = 1_000_000;
const subjectMax = 250;

/** The text of a mail as a message keeps it. The mail itself is the original. */
export function bodyOf({ text, html }: ParsedMail, { inline }: MailFiles): StoredBody {
  const safe = html === null ? "" : cleanText(sanitizeMailHtml(html, inline));
  return { text: cleanText(text.slice(0, textMax)), html: safe === "" ? null : safe, raw: null };
}

/** What the author wrote himself: an agent's answer takes nothing along that it quotes. */
export function ownWordsOf({ text, quotedAt }: ParsedMail): string {
  return cleanText(text.slice(0, Math.min(quotedAt ?? textMax, textMax))).trim();
}

export const subjectOf = ({ subject }: ParsedMail): string =>
  cleanText(subject).trim().slice(0, subjectMax).trim() || "(no subject)";

/** When an archived mail was written, unless its date is none that a mail can have. */
export function writtenAt({ sentAt }: ParsedMail, receivedAt: Date): Date {
  const at = sentAt === null ? Number.NaN : Date.parse(sentAt);
  const isPossible = at >= Date.UTC(1982, 0) && at <= receivedAt.getTime();
  return isPossible ? new Date(at) : receivedAt;
}
