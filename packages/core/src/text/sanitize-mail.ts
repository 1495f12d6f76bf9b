import sanitizeHtml from "sanitize-html";
import { safeLink } from "./link";
import { safeStyle } from "./mail-style";

/** Content-IDs without brackets and the ids of the files that they name. */
export type InlineFiles = Readonly<Record<string, string>>;

const remoteImage = /^https?:\/\/[^\s"'<>\\]+$/iu;
const embeddedImage = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*$/u;
const embeddedMax = 400_000;
const remoteMax = 2_000;
/** Beyond either, the rest is left out: the text has it all, and a page should not choke on one mail. */
const charactersMax = 2_000_000;
const tagsMax = 20_000;

const tags = [
  ..."p br div span b strong i em u s strike del ins small big sub sup tt kbd code pre q cite abbr a".split(" "),
  ..."ul ol li dl dt dd blockquote h1 h2 h3 h4 h5 h6 hr img center font address details summary".split(" "),
  ..."table caption colgroup col thead tbody tfoot tr th td".split(" "),
];

const size = /^\d{1,4}(?:\.\d{1,2})?%?$/u;
const colour = /^(?:#?[0-9a-f]{3,6}|[a-z]{3,24})$/iu;
/** Attributes of old mails that still say how a table or a font looks, with the form of each value. */
const attributeForms: Readonly<Record<string, RegExp>> = {
  align: /^(?:left|right|center|justify|middle|top|bottom)$/iu,
  valign: /^(?:top|middle|bottom|baseline)$/iu,
  width: size,
  height: size,
  border: /^\d{1,2}$/u,
  cellpadding: /^\d{1,2}$/u,
  cellspacing: /^\d{1,2}$/u,
  colspan: /^\d{1,3}$/u,
  rowspan: /^\d{1,3}$/u,
  span: /^\d{1,3}$/u,
  bgcolor: colour,
  color: colour,
  face: /^[\p{L}\p{N}\s,_-]{1,200}$/u,
  size: /^[+-]?\d$/u,
  dir: /^(?:ltr|rtl|auto)$/iu,
  lang: /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/iu,
  start: /^\d{1,5}$/u,
  nowrap: /^(?:nowrap)?$/iu,
};
/** Only where they mean something; elsewhere they are dropped with the rest. */
const shared = ["style", "align", "dir", "lang"];
const table = ["width", "height", "bgcolor", "border", "valign"];
const allowedAttributes: Record<string, string[]> = {
  "*": shared,
  a: ["href", "rel", "target"],
  details: ["class"],
  img: ["src", "data-src", "alt", "width", "height", "border"],
  font: ["color", "face", "size"],
  table: [...table, "cellpadding", "cellspacing"],
  tr: table,
  td: [...table, "colspan", "rowspan", "nowrap"],
  th: [...table, "colspan", "rowspan", "nowrap"],
  col: ["width", "span"],
  colgroup: ["width", "span"],
  hr: ["width", "size", "color"],
  ol: ["start"],
};

/**
 * HTML of a mail, reduced to what a mail needs to look like itself: text, tables, safe styles, links to the web.
 * Pictures inside the mail point to our files, pictures elsewhere keep their address where no browser loads it. The
 * input is parsed and written anew, so nothing re-forms out of pieces, and a second cleaning has nothing to take away.
 */
export function sanitizeMailHtml(html: string, inlineFiles: InlineFiles = {}): string {
  const files = new Map(Object.entries(inlineFiles).map(([id, file]) => [id.toLowerCase(), file]));
  return sanitizeHtml(shortened(html), {
    allowedTags: tags,
    allowedAttributes,
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["data"] },
    allowProtocolRelative: false,
    disallowedTagsMode: "discard",
    // Styles are read by `safeStyle`.
    parseStyleAttributes: false,
    nonTextTags: [
      ..."script style textarea option select noscript xmp iframe object embed svg math".split(" "),
      ..."template title noembed noframes plaintext applet audio video canvas frameset".split(" "),
    ],
    transformTags: { "*": (tag, attributes) => transform(tag, attributes, files) },
    exclusiveFilter: ({ tag, attribs }) =>
      tag === "img" && attribs.src === undefined && attribs["data-src"] === undefined,
    nestingLimit: 100,
    parser: { lowerCaseTags: true, decodeEntities: true },
  }).trim();
}

function transform(tag: string, from: Record<string, string>, files: ReadonlyMap<string, string>): sanitizeHtml.Tag {
  const to: Record<string, string> = {};
  for (const name of [...shared, ...(allowedAttributes[tag] ?? [])]) {
    const value = from[name]?.trim();
    if (value !== undefined && attributeForms[name]?.test(value)) to[name] = value;
  }
  const style = from.style === undefined ? undefined : safeStyle(from.style);
  if (style !== undefined) to.style = style;
  // The one class that is kept is the parser's: what it folded as quoted text or a signature.
  if (tag === "details") return isFold(from) ? { tagName: tag, attribs: { class: "quoted" } } : block(to);
  if (tag === "a") return link(from.href, to);
  if (tag === "img") Object.assign(to, picture(from, files));
  return { tagName: tag, attribs: to };
}

const isFold = (from: Record<string, string>): boolean => from.class === "quoted";
const block = (attribs: Record<string, string>): sanitizeHtml.Tag => ({ tagName: "div", attribs });

function link(href: string | undefined, to: Record<string, string>): sanitizeHtml.Tag {
  const safe = safeLink(href);
  if (safe === null) return { tagName: "span", attribs: to };
  return { tagName: "a", attribs: { ...to, href: safe, rel: "noopener noreferrer nofollow", target: "_blank" } };
}

/** Nothing when the picture cannot be shown; the element goes then. */
function picture(from: Record<string, string>, files: ReadonlyMap<string, string>): Record<string, string> {
  const alt = from.alt === undefined ? {} : { alt: from.alt.slice(0, 500) };
  const src = (from.src ?? "").trim();
  const contentId = /^cid:(.*)$/iu.exec(src)?.[1];
  const file = contentId === undefined ? undefined : files.get(decoded(contentId).toLowerCase());
  if (file !== undefined) return { ...alt, src: `/files/${file}` };
  // A mail names no file of ours by itself; read a second time, its own pictures have their address already.
  if (contentId === undefined && [...files.values()].some((id) => src === `/files/${id}`)) return { ...alt, src };
  if (src.length <= embeddedMax && embeddedImage.test(src)) return { ...alt, src: src.replace(/\s/gu, "") };
  const remote = src === "" ? (from["data-src"] ?? "").trim() : src;
  return remote.length <= remoteMax && remoteImage.test(remote) ? { ...alt, "data-src": remote } : {};
}

function decoded(contentId: string): string {
  try {
    return decodeURIComponent(contentId).trim();
  } catch {
    return contentId.trim();
  }
}

function shortened(html: string): string {
  const text = html.slice(0, charactersMax);
  let count = 0;
  for (let at = text.indexOf("<"); at !== -1; at = text.indexOf("<", at + 1)) {
    count += 1;
    if (count > tagsMax) return text.slice(0, at);
  }
  return text;
}
