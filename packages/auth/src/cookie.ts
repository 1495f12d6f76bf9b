/**
 * The session cookie. Over https the `__Host-` prefix keeps a neighbouring subdomain from planting one.
 * No other cookie's name may begin with it: NextAuth would join them.
 */
export const sessionCookieName = (publicUrl: string): string =>
  publicUrl.startsWith("https://") ? "__Host-halen_session" : "halen_session";

/** Cookies of a header by name; of several with one name the first counts, as browsers send the closest first. */
export function parseCookies(header: string | null | undefined): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? "").split(";")) {
    const split = part.indexOf("=");
    if (split < 1) continue;
    const name = part.slice(0, split).trim();
    if (!cookies.has(name)) cookies.set(name, decoded(part.slice(split + 1).trim()));
  }
  return cookies;
}

function decoded(value: string): string {
  if (!value.includes("%")) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
