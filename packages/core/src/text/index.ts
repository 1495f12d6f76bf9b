export { type StoredBody, storedBody } from "./body";
export { htmlToText } from "./html-to-text";
export { previewOf } from "./preview";
export { sanitizeMessageHtml } from "./sanitize";
export { type InlineFiles, sanitizeMailHtml } from "./sanitize-mail";
