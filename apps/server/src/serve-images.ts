import { FetchRemoteImage } from "@desk/contracts/remote-image";
import { notFound } from "@desk/core/error";
import type { HostGuard } from "@desk/core/net";
import { fetchRemoteImage } from "@desk/core/remote-image";
import type { Visit } from "./door";
import type { Caller } from "./identify";

export const remoteImagePath = "/files/remote";

/** One day: long enough to read a thread twice, and the browser's own cache only. */
const cacheSeconds = 86_400;

/** `GET /files/remote?message=…&image=…[&once=1]`: a picture that a mail points to, fetched on the reader's behalf. */
export async function serveRemoteImage(visit: Visit, caller: Caller, guard: HostGuard): Promise<void> {
  const query = new URLSearchParams(visit.search);
  const asked = FetchRemoteImage.safeParse({
    messageId: query.get("message"),
    index: query.get("image"),
    isOnce: query.get("once") === "1",
  });
  if (!asked.success) throw notFound("The picture");
  const { contentType, bytes } = await fetchRemoteImage(caller, guard, asked.data);
  const headers = {
    ...visit.headers,
    "Content-Type": contentType,
    "Content-Length": String(bytes.byteLength),
    "Content-Disposition": "inline",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": `private, max-age=${cacheSeconds}`,
  };
  visit.res.writeHead(200, headers).end(bytes);
}
