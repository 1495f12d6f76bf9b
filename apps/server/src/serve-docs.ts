import { referencePage, routes } from "@desk/api/rest";
import { answerCompressed } from "./answer";
import type { Serve } from "./door";

/** The reference of the REST API: one page, nothing fetched from elsewhere. */
export function serveDocs(publicUrl: URL): Serve {
  const { html, policy } = referencePage(routes, publicUrl.origin);
  return async ({ req, res, headers }) => {
    const shown = { ...headers, "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy };
    await answerCompressed(req, res, 200, { ...shown, "Cache-Control": "public, max-age=300" }, html);
  };
}
