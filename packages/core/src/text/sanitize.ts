import sanitizeHtml from "sanitize-html";
import { safeLink } from "./link";

/** A picture of ours, by id; anything else an `img` could load would tell a stranger that the mail was read. */
const ownFile = /^\/files\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;
const options: sanitizeHtml.IOptions = {
  allowedTags: [
    ..."p br div span b strong i em u s a ul ol li blockquote pre code h1 h2 h3 h4 hr img".split(" "),
    ..."table thead tbody tfoot tr th td caption".split(" "),
  ],
  allowedAttributes: {
    a: ["href", "rel", "target"],
    img: ["src", "alt", "width", "height"],
    th: ["colspan", "rowspan"],
    td: ["colspan", "rowspan"],
    ol: ["start"],
  },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  // Their content is not text for people: it goes with the tag.
  nonTextTags: [
    ..."script style textarea option select noscript xmp iframe object embed svg math".split(" "),
    ..."template title noembed noframes plaintext applet audio video canvas".split(" "),
  ],
  transformTags: {
    a: (_tag, { href }): sanitizeHtml.Tag => {
      const safe = safeLink(href);
      if (safe === null) return { tagName: "span", attribs: {} };
      return { tagName: "a", attribs: { href: safe, rel: "noopener noreferrer nofollow", target: "_blank" } };
    },
  },
  exclusiveFilter: ({ tag, attribs }) => tag === "img" && !ownFile.test(attribs.src ?? ""),
  nestingLimit: 100,
  parser: { lowerCaseTags: true, decodeEntities: true },
};

/**
 * HTML from people we do not know, reduced to what a message needs: text, lists, tables, links to the web and
 * pictures of ours. It is parsed and written anew, so nothing re-forms out of pieces.
 */
export const sanitizeMessageHtml = (html: string): string => sanitizeHtml(html, options).trim();
