import { referencePage, routes } from "@desk/api/rest";
import { answer } from "./answer";
import type { Serve } from "./door";

/** The reference of the REST API: one page, nothing fetched from elsewhere. */
export function serveDocs(publicUrl: URL): Serve {
  const { html, policy } = referencePage(routes, publicUrl.origin);
  return ({ req, res, headers }) => {
    const shown = { ...headers, "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy };
    answer(res, 200, { ...shown, "Cache-Control": "public, max-age=300" }, req.method === "HEAD" ? "" : html);
  };
}
