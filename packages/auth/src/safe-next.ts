/**
 * Where to go after signing in: a path of this origin, or `/`. `origin` may stand before the path.
 * What the address bar would read differently than we do, such as `//evil.com` or `/\evil.com`, is not a path.
 */
export function safeNext(value: string | null | undefined, origin = ""): string {
  if (value === null || value === undefined) return "/";
  const isAbsolute = origin !== "" && (value === origin || value.startsWith(`${origin}/`));
  const path = isAbsolute ? value.slice(origin.length) || "/" : value;
  if (!path.startsWith("/") || /[\\\s\p{Cc}]/u.test(path) || /%(?:0[0-9a-f]|1[0-9a-f]|5c|7f)/iu.test(path)) return "/";
  const base = "http://own.invalid";
  const url = URL.parse(path, base);
  if (url === null || url.origin !== base) return "/";
  const plain = url.pathname + url.search + url.hash;
  return plain.startsWith("//") ? "/" : plain;
}
