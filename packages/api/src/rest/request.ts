/** A request as the REST handler sees it, whatever server received it. Header names are in lower case. */
export type RestRequest = {
  method: string;
  /** Below /api/v1, still percent-encoded, such as `/tickets/12`. */
  path: string;
  /** Without the question mark. */
  search: string;
  headers: Record<string, string | string[] | undefined>;
  /** The body as text; rejects when it is larger than the server takes. */
  readBody: () => Promise<string>;
  requestId: string;
};

export type RestResponse = { status: number; headers: Record<string, string>; body: string };

/** One header as one line; a repeated one counts by its first value. */
export function headerOf(request: Pick<RestRequest, "headers">, name: string): string | undefined {
  const value = Object.hasOwn(request.headers, name) ? request.headers[name] : undefined;
  return typeof value === "string" ? value : value?.[0];
}
