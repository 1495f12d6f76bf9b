/** Hashes of the inline scripts of each static page, by the page's path. */
export type ScriptHashes = Readonly<Record<string, readonly string[]>>;

/** The static page that answers a path: itself, the shell of its area, or the page for what is missing. */
export function pageOf(path: string, hashes: ScriptHashes): string {
  let candidate = path.length > 1 ? path.replace(/\/+$/u, "") : path;
  while (candidate !== "" && candidate !== "/") {
    if (Object.hasOwn(hashes, candidate)) return candidate;
    candidate = candidate.slice(0, candidate.lastIndexOf("/"));
  }
  return path === "/" && Object.hasOwn(hashes, "/") ? "/" : "/_not-found";
}

const reportPath = "/api/csp-report";

/**
 * Scripts run from our own files and from the inline scripts that the build knows by hash; whatever else
 * gets into a page stays dead text. Styles may stand inline, since positions of menus and rows are computed.
 */
export function contentPolicy(scriptHashes: readonly string[], isDevelopment: boolean): string {
  const scripts = isDevelopment ? ["'unsafe-inline'", "'unsafe-eval'"] : scriptHashes.map((hash) => `'${hash}'`);
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts.join(" ")}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws: wss:" : ""}`,
    "media-src 'self' blob:",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    `report-uri ${reportPath}`,
  ].join("; ");
}

/** What every page says besides its policy. */
export const pageHeaders = (isHttps: boolean): Record<string, string> => ({
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  // Mailed links carry secrets, so no other site learns where somebody came from.
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  ...(isHttps ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } : {}),
});
