/** Reads the words out of a mail's source for a preview. Nothing of it is rendered as HTML. */

type Part = { headers: Map<string, string>; body: string };
const depthMax = 6;
const previewMax = 20_000;

function partOf(source: string): Part {
  const end = /\r?\n\r?\n/u.exec(source);
  const head = (end ? source.slice(0, end.index) : source).replace(/\r?\n[ \t]+/gu, " ");
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/u)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end ? source.slice(end.index + end[0].length) : "" };
}

const parameter = (value: string, name: string): string | null => {
  const found = new RegExp(`[;\\s]${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, "iu").exec(value);
  return found?.[1] ?? found?.[2] ?? null;
};

const bytesOf = (binary: string): Uint8Array => Uint8Array.from(binary, (letter) => letter.charCodeAt(0) & 0xff);

function decoded(body: string, encoding: string, charset: string): string {
  let bytes: Uint8Array;
  if (encoding === "base64") {
    const clean = body.replace(/[^A-Za-z0-9+/]/gu, "");
    bytes = bytesOf(atob(clean.slice(0, clean.length - (clean.length % 4 === 1 ? 1 : 0))));
  } else if (encoding === "quoted-printable") {
    const joined = body.replace(/[ \t]*=\r?\n/gu, "");
    bytes = bytesOf(
      joined.replace(/=([0-9A-Fa-f]{2})/gu, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
  } else return body;
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

type Found = { kind: "plain" | "html"; text: string };

function find(part: Part, depth: number): Found | null {
  const type = part.headers.get("content-type") ?? "text/plain";
  const boundary = parameter(type, "boundary");
  if (/^multipart\//iu.test(type) && boundary !== null && depth < depthMax) {
    const pieces = part.body.split(`--${boundary}`).slice(1);
    const found = pieces.flatMap((piece) => find(partOf(piece.replace(/^\r?\n/u, "")), depth + 1) ?? []);
    return found.find(({ kind }) => kind === "plain") ?? found[0] ?? null;
  }
  const isAttachment = /^attachment/iu.test(part.headers.get("content-disposition") ?? "");
  const kind = /^text\/html/iu.test(type) ? "html" : /^text\/plain/iu.test(type) ? "plain" : null;
  if (kind === null || isAttachment) return null;
  const encoding = (part.headers.get("content-transfer-encoding") ?? "").toLowerCase();
  return { kind, text: decoded(part.body, encoding, parameter(type, "charset") ?? "utf-8") };
}

/** The text of a mail as far as it can be read without its other parts; null when it has none. `toText` takes HTML. */
export function readableText(source: string, toText: (html: string) => string): string | null {
  const found = find(partOf(source), 0);
  if (found === null) return null;
  const text = (found.kind === "html" ? toText(found.text) : found.text).replace(/\n{3,}/gu, "\n\n").trim();
  return text === "" ? null : text.slice(0, previewMax);
}

/** The words of HTML, from an inert document: nothing in it is loaded or run. */
export function textOfHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const node of body.querySelectorAll("script, style, head, title, template")) node.remove();
  for (const node of body.querySelectorAll("br, p, div, tr, li, h1, h2, h3")) node.append("\n");
  return (body.textContent ?? "").replace(/[ \t]+/gu, " ");
}
