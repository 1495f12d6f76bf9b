/** How mail programs mark what they quote. Matching needs only an element's own attributes. */
const quoteClasses = new Set([
  "gmail_quote",
  "gmail_quote_container",
  "yahoo_quoted",
  "protonmail_quote",
  "zmail_extra",
  "tutanota_quote",
  "moz-cite-prefix",
  "moz-forward-container",
  "outlookmessageheader",
]);
const quoteIds = new Set(["mail-editor-reference-message-container", "isforwardcontent", "replywithquote"]);
/** Outlook only marks where the quote begins: all that follows belongs to it. */
const startIds = new Set(["divrplyfwdmsg", "appendonsend", "stopspelling", "x_divrplyfwdmsg"]);

/** The classes of our own that stored mail HTML may carry: a quote, or the place from which all is quoted. */
export const quoteClass = "desk-quote";
export const quoteStartClass = "desk-quote-start";

export function quoteMark(tag: string, attributes: Record<string, string>): string | undefined {
  const classes = (attributes.class ?? "").toLowerCase().split(/\s+/u);
  const id = (attributes.id ?? "").toLowerCase();
  if (classes.includes(quoteStartClass) || startIds.has(id)) return quoteStartClass;
  if (classes.includes(quoteClass) || quoteIds.has(id) || classes.some((name) => quoteClasses.has(name)))
    return quoteClass;
  return tag === "blockquote" && (attributes.type ?? "").toLowerCase() === "cite" ? quoteClass : undefined;
}
