import type { OutgoingMail } from "@desk/contracts/mail";
import { oneLine } from "./one-line";
import { wordingOf } from "./wording";

export type RenderedMail = { to: string; subject: string; text: string; html: string };

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (value: string): string => value.replace(/[&<>"']/gu, (character) => escapes[character] ?? "");

/**
 * The mail as text and as simple HTML without pictures or remote content. All that people wrote stands in it as
 * text. `publicUrl` is where this product lives; paths become links to it and to nowhere else.
 */
export function renderMail(mail: OutgoingMail, publicUrl: string): RenderedMail {
  const { subject, paragraphs, action, closing } = wordingOf(mail);
  const link = action && { label: action.label, url: absolute(action.path, publicUrl) };
  const text = [...paragraphs, ...(link ? [`${link.label}:\n${link.url}`] : []), ...closing];
  return {
    to: mail.to,
    subject: oneLine(subject).slice(0, 200),
    text: `${text.join("\n\n")}\n`,
    html: page([...paragraphs.map(paragraph), ...(link ? [button(link)] : []), ...closing.map(paragraph)]),
  };
}

function absolute(path: string, publicUrl: string): string {
  const url = new URL(path, publicUrl);
  if (url.origin !== new URL(publicUrl).origin) throw new Error("A mail links only to this product.");
  return url.toString();
}

const paragraph = (value: string): string => `<p style="margin:0 0 16px">${escapeHtml(value)}</p>`;

const button = ({ label, url }: { label: string; url: string }): string =>
  `<p style="margin:0 0 16px"><a href="${escapeHtml(url)}" style="display:inline-block;padding:10px 16px;border-radius:6px;background:#1f5eff;color:#ffffff;text-decoration:none">${escapeHtml(label)}</a></p>` +
  `<p style="margin:0 0 16px;font-size:13px;word-break:break-all">${escapeHtml(url)}</p>`;

const page = (parts: string[]): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>` +
  `<body style="margin:0;padding:24px"><div style="max-width:560px;margin:0 auto;font:16px/1.5 system-ui,sans-serif">${parts.join("")}</div></body></html>\n`;
