import { escapeHtml } from "./escape";

export type Button = { label: string; url: string };

const paragraphs = (text: string): string[] => text.split(/\n{2,}/u).filter((part) => part.trim() !== "");

/** Text as HTML: a paragraph for each empty line, breaks inside it. */
export const textToHtml = (text: string): string =>
  paragraphs(text.replace(/\r\n?/gu, "\n"))
    .map((part) => `<p style="margin:0 0 16px">${escapeHtml(part.trim()).replaceAll("\n", "<br>")}</p>`)
    .join("");

const button = ({ label, url }: Button): string =>
  `<p style="margin:0 0 16px"><a href="${escapeHtml(url)}" style="display:inline-block;padding:10px 16px;border-radius:6px;background:#1f5eff;color:#ffffff;text-decoration:none">${escapeHtml(label)}</a></p>` +
  `<p style="margin:0 0 16px;font-size:13px;word-break:break-all">${escapeHtml(url)}</p>`;

/**
 * The frame of every mail: one column, the reader's own font size and colours, nothing to load. Without a background
 * or a text colour of ours, light and dark readers both show it as they show everything.
 */
export const mailPage = (inner: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>` +
  `<body style="margin:0;padding:16px"><div style="max-width:640px;font:16px/1.5 system-ui,-apple-system,sans-serif">${inner}</div></body></html>\n`;

/** An automatic mail: its words, at most one button, and what stands small below. */
export function automaticMail(
  body: string,
  more: { button?: Button | undefined; closing?: string | undefined; footer?: string | undefined } = {},
): { text: string; html: string } {
  const { button: link, closing = "", footer } = more;
  const below = [closing, footer ?? ""].filter((part) => part !== "");
  const text = [body.trim(), ...(link ? [`${link.label}:\n${link.url}`] : []), ...below];
  const small = footer === undefined ? "" : `<p style="margin:16px 0 0;font-size:13px">${escapeHtml(footer)}</p>`;
  return {
    text: `${text.join("\n\n")}\n`,
    html: mailPage(`${textToHtml(body)}${link ? button(link) : ""}${textToHtml(closing)}${small}`),
  };
}
