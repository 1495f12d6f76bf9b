import { cleanText } from "@desk/contracts/clean-text";
import type { ParsedAttachment } from "@desk/contracts/parsed-mail";
import { attachmentOf } from "./attachment";
import { decodeCharset } from "./charset";
import { unflow } from "./flowed";
import { htmlToText, textToHtml } from "./html-to-text";
import type { MimePart } from "./mime-tree";
import { decodeTransfer } from "./transfer-encoding";

export type Content = { text: string; html: string | null; attachments: ParsedAttachment[]; problems: string[] };

/** Shown text of one mail; the raw source keeps the rest. */
export const textCharactersMax = 2_000_000;
export const attachmentsMax = 500;

type Block = { text: string | null; html: string | null };
type Walk = {
  blocks: Block[];
  attachments: ParsedAttachment[];
  problems: Set<string>;
  /** Of the whole mail, so that parts of an alternative count as well. */
  counted: { leaves: number; leftOut: number };
};

/** What a person sees of a mail: its text, its HTML and everything else as attachments. Nothing is dropped silently. */
export function readContent(root: MimePart): Content {
  const walk: Walk = { blocks: [], attachments: [], problems: new Set(), counted: { leaves: 0, leftOut: 0 } };
  visit(root, walk, false);
  if (walk.counted.leftOut > 0)
    walk.problems.add(
      `${walk.counted.leftOut} attachments beyond the first ${attachmentsMax} are in the raw source alone.`,
    );
  if (walk.blocks.length === 0) walk.blocks.push({ text: reportText(walk.attachments), html: null });
  const { text, html } = joinBlocks(walk.blocks);
  return {
    text: cut(text, walk),
    html: html === null ? null : cut(html, walk),
    attachments: walk.attachments,
    problems: [...walk.problems],
  };
}

/** Some reports of mail servers bring nothing but the report itself. */
function reportText(attachments: ParsedAttachment[]): string {
  const report = attachments.find(({ contentType }) => contentType === "message/delivery-status");
  return report === undefined ? "" : cleanText(decodeCharset(report.bytes, null).text.replace(/\r\n?/gu, "\n"));
}

function visit(part: MimePart, walk: Walk, isRelated: boolean): void {
  if (part.children.length === 0) visitLeaf(part, walk, isRelated);
  else if (part.type.value === "multipart/alternative") visitAlternatives(part.children, walk);
  else if (part.type.value === "multipart/related") visitRelated(part, walk);
  else for (const child of part.children) visit(child, walk, isRelated);
}

function visitLeaf(part: MimePart, walk: Walk, isRelated: boolean): void {
  const isFirst = walk.counted.leaves++ === 0;
  if (isShownText(part, isFirst)) {
    const text = textOf(part, walk);
    walk.blocks.push(part.type.value === "text/html" ? { text: null, html: text } : { text, html: null });
  } else if (walk.attachments.length < attachmentsMax) walk.attachments.push(attachmentOf(part, isRelated));
  else walk.counted.leftOut++;
}

/** The same content in several forms: the last plain text and the last HTML; other forms are attachments. */
function visitAlternatives(children: MimePart[], walk: Walk): void {
  const block: Block = { text: null, html: null };
  for (const child of children) {
    const inner: Walk = { ...walk, blocks: [] };
    visit(child, inner, false);
    const { text, html } = joinBlocks(inner.blocks);
    if (html !== null) block.html = html;
    // Text made from an alternative's HTML is no alternative of its own.
    if (inner.blocks.some((one) => one.text !== null && one.text.trim() !== "") && html === null) block.text = text;
  }
  if (block.text !== null || block.html !== null) walk.blocks.push(block);
}

/** A page and what belongs to it. The page is named by `start`, else it is the first part. */
function visitRelated(part: MimePart, walk: Walk): void {
  const start = part.type.parameters.get("start");
  const root =
    part.children.find((child) => start !== undefined && contentIdField(child) === start) ?? part.children[0];
  if (root !== undefined) visit(root, walk, false);
  for (const child of part.children) if (child !== root) visit(child, walk, true);
}

function contentIdField(part: MimePart): string | undefined {
  return part.fields.find(({ name }) => name === "content-id")?.value.trim();
}

/** Text with a file name is a file, except at the very beginning, where some mailers name the text itself. */
function isShownText({ type, disposition, isCut }: MimePart, isFirst: boolean): boolean {
  if (isCut || disposition.value === "attachment") return false;
  if (!isFirst && (disposition.parameters.has("filename") || type.parameters.has("name"))) return false;
  // What claims to be a multipart but could not be taken apart is shown as it came.
  return type.value === "text/plain" || type.value === "text/html" || type.value.startsWith("multipart/");
}

function textOf(part: MimePart, walk: Walk): string {
  // Characters take at least a byte each, base64 at most two and a half.
  const window = part.body.subarray(0, textCharactersMax * 6);
  const bytes = decodeTransfer(window, part.encoding);
  const { text, problem } = decodeCharset(bytes, part.type.parameters.get("charset") ?? metaCharset(part, bytes));
  if (problem !== null) walk.problems.add(problem);
  const clean = cleanText(text.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n"));
  const isFlowed = part.type.parameters.get("format")?.toLowerCase() === "flowed";
  return isFlowed ? unflow(clean, part.type.parameters.get("delsp")?.toLowerCase() === "yes") : clean;
}

/** HTML may name its charset itself. */
function metaCharset(part: MimePart, bytes: Uint8Array): string | null {
  if (part.type.value !== "text/html") return null;
  const head = Buffer.from(bytes.subarray(0, 2_048)).toString("latin1");
  return /<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{1,40})/iu.exec(head)?.[1] ?? null;
}

function joinBlocks(blocks: Block[]): { text: string; html: string | null } {
  const shown = blocks.filter(({ text, html }) => (text ?? "").trim() !== "" || (html ?? "").trim() !== "");
  const kept = shown.length > 0 ? shown : blocks.slice(0, 1);
  const text = kept.map((block) => plainOf(block)).join("\n\n");
  if (kept.every(({ html }) => html === null)) return { text, html: null };
  return { text, html: kept.map(({ text: plain, html }) => html ?? textToHtml(plain ?? "")).join("\n<hr>\n") };
}

function plainOf({ text, html }: Block): string {
  return text !== null && text.trim() !== "" ? text : html === null ? (text ?? "") : htmlToText(html);
}

function cut(text: string, walk: Walk): string {
  if (text.length <= textCharactersMax) return text;
  walk.problems.add(`Only the first ${textCharactersMax} characters are shown; the raw source holds all.`);
  return cleanText(text.slice(0, textCharactersMax));
}
