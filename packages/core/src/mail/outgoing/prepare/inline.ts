import type { MailFile } from "../mail-to-send";

export type StoredFile = Omit<MailFile, "contentId"> & { id: string };

const picture = /<img\b[^>]*?\bsrc="\/files\/([0-9a-f-]{36})"[^>]*>/giu;

/**
 * Pictures that stand in the text become parts of the mail; one that is not a file of this message is left out, and
 * so is every link that only works inside the desk.
 */
export function embedPictures(
  html: string,
  files: readonly StoredFile[],
  domain: string,
): { html: string; files: MailFile[] } {
  const shown = new Map<string, string>();
  const known = new Set(files.map(({ id }) => id));
  const embedded = html.replace(picture, (tag, id: string) => {
    if (!known.has(id.toLowerCase())) return "";
    const contentId = `${id.toLowerCase()}@${domain}`;
    shown.set(id.toLowerCase(), contentId);
    return tag.replace(/src="[^"]*"/iu, `src="cid:${contentId}"`);
  });
  return { html: embedded, files: files.map(({ id, ...file }) => ({ ...file, contentId: shown.get(id) ?? null })) };
}
