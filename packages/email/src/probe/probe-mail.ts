import type { Probe } from "@desk/core/mail/mailbox";

/** A test mail in words that tell whoever sees it what it is. No machine answers it. */
export const probeMail = ({ from, fromName, to, messageId }: Probe): string =>
  [
    `Message-ID: <${messageId}>`,
    `Date: ${new Date().toUTCString().replace("GMT", "+0000")}`,
    `From: ${encodedName(fromName)} <${from}>`,
    `To: <${to}>`,
    "Subject: Halen Desk connection test",
    "Auto-Submitted: auto-generated",
    "X-Auto-Response-Suppress: All",
    "Precedence: bulk",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 7bit",
    "",
    "This mail was sent by Halen Desk to find out whether this mailbox receives what it sends.",
    "It makes no ticket, and you may delete it.",
    "",
  ].join("\r\n");

/** RFC 2047, so that no name can bring a line of its own. */
const encodedName = (name: string): string => `=?utf-8?B?${Buffer.from(name.slice(0, 30)).toString("base64")}?=`;
