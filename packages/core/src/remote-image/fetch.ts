import type { FetchRemoteImage } from "@desk/contracts/remote-image";
import type { Ctx } from "../context";
import { forbidden, notFound } from "../error";
import { contentTypeOf, isInlineImage, sniffedBytes } from "../file/content-type";
import { fetchGuarded, type HostGuard } from "../net";
import { findMailWithImages } from "./find";

const bytesMax = 5_242_880;

export type RemoteImage = { contentType: string; bytes: Uint8Array };

/**
 * A picture that a mail points to, fetched by the desk, so that its host learns neither who reads nor where. Which one
 * is said by its place in a stored message: no caller names an address. The bytes are passed on as they are, never
 * decoded, and only when they begin like a raster image.
 */
export async function fetchRemoteImage(ctx: Ctx, guard: HostGuard, input: FetchRemoteImage): Promise<RemoteImage> {
  const { html, isAllowed } = await findMailWithImages(ctx, input.messageId);
  if (!isAllowed && !input.isOnce) throw forbidden("Pictures of this sender are not shown. Allow them first.");
  const address = remoteImages(html ?? "")[input.index];
  if (address === undefined) throw notFound("The picture");
  const { status, bytes } = await fetchGuarded(guard, address, {
    bytesMax,
    headers: { accept: "image/webp,image/png,image/jpeg,image/gif", "user-agent": "Halen Desk" },
  });
  const contentType = contentTypeOf(
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(sniffedBytes, bytes.length)),
    "",
  );
  if (status !== 200 || !isInlineImage(contentType)) throw notFound("The picture");
  return { contentType, bytes };
}

/** In the order of the text, as the page counts them. Cleaning has written every value between double quotes. */
export const remoteImages = (html: string): string[] =>
  Array.from(html.matchAll(/<img\b[^<>]*?\sdata-src="([^"]*)"/gu), ([, value = ""]) => unescaped(value));

const entities: Readonly<Record<string, string>> = { "&amp;": "&", "&quot;": '"', "&lt;": "<", "&gt;": ">" };
const unescaped = (value: string): string =>
  value.replace(/&(?:amp|quot|lt|gt);/gu, (entity) => entities[entity] ?? "");
