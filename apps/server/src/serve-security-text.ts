import { answer } from "./answer";
import type { Serve } from "./door";

const yearMs = 365 * 24 * 60 * 60 * 1_000;

/** Where to report a hole (RFC 9116). */
export function serveSecurityText(publicUrl: URL, contact: string, now: () => Date): Serve {
  return ({ res, headers }) => {
    const lines = [
      `Contact: ${contact}`,
      `Expires: ${new Date(now().getTime() + yearMs).toISOString()}`,
      "Preferred-Languages: en",
      `Canonical: ${new URL("/.well-known/security.txt", publicUrl).href}`,
      "",
    ];
    answer(res, 200, { ...headers, "Content-Type": "text/plain; charset=utf-8" }, lines.join("\n"));
  };
}
