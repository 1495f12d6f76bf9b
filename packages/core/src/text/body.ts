import { cleanText } from "@desk/contracts/text";
import type { PostMessage } from "@desk/contracts/ticket";
import { invalid } from "../error";
import { htmlToText } from "./html-to-text";
import { sanitizeMessageHtml } from "./sanitize";

export type StoredBody = {
  text: string;
  /** Null when the text says it all. */
  html: string | null;
  /** What came in, when cleaning changed it. */
  raw: string | null;
};

const onlyParagraphs = (html: string): boolean => !/<(?!\/?(?:p|br)\s*\/?>)/u.test(html);

/** What is stored of a message: text always, HTML when it says more, the original when cleaning changed it. */
export function storedBody(body: PostMessage["body"]): StoredBody {
  if (body.html === undefined) return { text: notBlank(body.text ?? "", false), html: null, raw: null };
  // Escapes such as &#0; become characters only when the HTML is read.
  const html = cleanText(sanitizeMessageHtml(body.html));
  const text = notBlank(body.text ?? cleanText(htmlToText(html)), html.includes("<img"));
  return {
    text,
    html: html === "" || onlyParagraphs(html) ? null : html,
    raw: html === body.html.trim() ? null : body.html,
  };
}

function notBlank(text: string, hasPicture: boolean): string {
  if (text.trim() === "" && !hasPicture) throw invalid("body", "Write something first.");
  return text;
}
