import { isoOf } from "../../../ticket/time";
import { escapeHtml } from "../escape";
import { textToHtml } from "../page";
import type { MailedMessage } from "./message";

const time = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
const quotedMax = 50_000;

const byLine = ({ authorName, createdAt }: MailedMessage): string =>
  `On ${time.format(new Date(isoOf(createdAt)))} UTC, ${authorName === "" ? "we" : authorName} wrote:`;

export const quotedText = (message: MailedMessage): string =>
  [
    byLine(message),
    ...message.text
      .slice(0, quotedMax)
      .split("\n")
      .map((line) => `> ${line}`.trimEnd()),
  ].join("\n");

/** As text, so that nothing of a mail we were sent is repeated as markup. */
export const quotedHtml = (message: MailedMessage): string =>
  `<p style="margin:16px 0 8px">${escapeHtml(byLine(message))}</p>` +
  `<blockquote style="margin:0 0 16px;padding-left:12px;border-left:3px solid #8a8a8a">${textToHtml(message.text.slice(0, quotedMax))}</blockquote>`;
