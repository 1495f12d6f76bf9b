/** On every response. Pages may replace the policy with a closer one of their own. */
export function securityHeaders(publicUrl: URL): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    ...(publicUrl.protocol === "https:" ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } : {}),
  };
}

export const apiPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** For a page whose own policy is missing: nothing may frame it or change where its links lead. */
export const pagePolicy = "frame-ancestors 'none'; base-uri 'self'; object-src 'none'; form-action 'self'";
