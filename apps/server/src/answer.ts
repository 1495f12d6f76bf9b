import type { IncomingMessage, ServerResponse } from "node:http";
import { compress, wantsGzip } from "./compress";

/** Sends a whole answer at once. Silently does nothing when somebody else has answered already. */
export function answer(res: ServerResponse, status: number, headers: Record<string, string>, body: string): void {
  if (res.headersSent || res.destroyed) return;
  if (status !== 204 && status !== 304) headers["Content-Length"] = String(Buffer.byteLength(body));
  res.writeHead(status, headers);
  res.end(body);
}

/** As `answer`, for bodies that may be long. */
export async function answerCompressed(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string,
): Promise<void> {
  if (!wantsGzip(req, body)) return answer(res, status, headers, body);
  const zipped = await compress(body);
  if (res.headersSent || res.destroyed) return;
  const vary = headers.Vary === undefined ? "Accept-Encoding" : `${headers.Vary}, Accept-Encoding`;
  const length = String(zipped.length);
  res.writeHead(status, { ...headers, Vary: vary, "Content-Encoding": "gzip", "Content-Length": length });
  res.end(zipped);
}

const titles: Record<number, string> = {
  400: "The request is not valid",
  403: "Refused",
  404: "There is nothing here",
  405: "This method is not offered here",
  408: "The request took too long to arrive",
  413: "The request is too large",
  415: "This content type is not taken here",
  500: "Something went wrong on our side",
  502: "The pages are not answering",
  503: "The desk cannot answer now",
};
const codes: Record<number, string> = {
  400: "invalid",
  403: "forbidden",
  404: "not_found",
  405: "method_not_allowed",
  408: "timeout",
  413: "payload_too_large",
  415: "unsupported_media_type",
  500: "unexpected",
  502: "unavailable",
  503: "unavailable",
};

/** The door's own refusals, in the words and shape of the REST API. */
export function answerProblem(
  res: ServerResponse,
  status: number,
  detail: string,
  requestId: string,
  headers: Record<string, string> = {},
): void {
  const code = codes[status] ?? "unexpected";
  const title = titles[status] ?? "Refused";
  const body = JSON.stringify({ type: `/docs/api#error-${code}`, title, status, detail, code, requestId, errors: [] });
  answer(
    res,
    status,
    { "Content-Type": "application/problem+json", "Cache-Control": "private, no-store", ...headers },
    body,
  );
}
