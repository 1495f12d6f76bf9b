import type { AttachmentView } from "@desk/contracts/ticket";
import { isInlineImage } from "./content-type";

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** RFC 6266: an ASCII name for old readers, the real one in UTF-8 after RFC 5987. */
export function contentDisposition(kind: "inline" | "attachment", fileName: string): string {
  const ascii =
    fileName
      .normalize("NFKD")
      .replace(/[^\x20-\x7E]/gu, "")
      .replace(/["\\%]/gu, "_")
      .trim() || "file";
  const utf8 = encodeURIComponent(fileName.toWellFormed()).replace(/['()*!]/gu, percent);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

/**
 * How a file of a stranger is served: a proven raster image may show in a page, anything else is downloaded as
 * unknown bytes. Never sniffed, never scripted, never kept by a shared cache, asked for anew each time.
 */
export function fileHeaders(file: AttachmentView & { sha256: string }): Record<string, string> {
  const isShown = isInlineImage(file.contentType);
  return {
    "content-type": isShown ? file.contentType : "application/octet-stream",
    "content-length": String(file.sizeBytes),
    "content-disposition": contentDisposition(isShown ? "inline" : "attachment", file.fileName),
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "cache-control": "private, no-cache",
    etag: `"${file.sha256}"`,
  };
}
