import type { RebuiltMail } from "./rebuild";
import { isNeutral } from "./safe-style";

export type FrameLook = { isDark: boolean; ink: string; link: string; line: string; fill: string };

/** Pictures as data, by the id of our file or the number of the remote picture. */
export type Pictures = ReadonlyMap<string, string>;

export type ComposedMail = { content: HTMLElement; css: string };

const paper: FrameLook = { isDark: false, ink: "#1b1d22", link: "#0b57d0", line: "#d0d3d9", fill: "#eceef1" };

/** The mail as it is shown now: pictures in, folds open or away, colours that can be read on what is behind them. */
export function composeMail(mail: RebuiltMail, look: FrameLook, pictures: Pictures, isOpen: boolean): ComposedMail {
  const content = mail.content.cloneNode(true) as HTMLElement;
  for (const fold of content.querySelectorAll("s-fold")) fold.remove();
  for (const fold of content.querySelectorAll(".fold")) if (!isOpen) fold.remove();
  for (const image of content.querySelectorAll<HTMLElement>("img[data-key]")) showPicture(image, pictures);
  const isOnPaper = look.isDark && hasOwnColours(content);
  if (look.isDark && !isOnPaper) dropColours(content);
  return { content, css: cssOf(isOnPaper ? paper : look, isOnPaper) };
}

function showPicture(image: HTMLElement, pictures: Pictures): void {
  const data = pictures.get(image.dataset.key ?? "");
  if (data !== undefined) {
    image.setAttribute("src", data);
    return;
  }
  const [width, height] = [Number(image.getAttribute("width") ?? 99), Number(image.getAttribute("height") ?? 99)];
  // A picture of a point is there to count readers; it has nothing to say.
  if (width <= 2 || height <= 2) {
    image.remove();
    return;
  }
  const words = image.ownerDocument.createElement("span");
  words.className = "blocked";
  const alt = image.getAttribute("alt")?.trim();
  words.textContent = alt ? `Picture not loaded: ${alt}` : "Picture not loaded";
  image.replaceWith(words);
}

const coloured = "[style], [bgcolor], [color]";

function hasOwnColours(content: HTMLElement): boolean {
  return Array.from(content.querySelectorAll<HTMLElement>(coloured)).some(
    (element) =>
      !isNeutral(element.style.color, "text") ||
      !isNeutral(element.getAttribute("color") ?? "", "text") ||
      !isNeutral(element.style.backgroundColor, "background") ||
      !isNeutral(element.getAttribute("bgcolor") ?? "", "background"),
  );
}

function dropColours(content: HTMLElement): void {
  for (const element of content.querySelectorAll<HTMLElement>(coloured)) {
    element.style.removeProperty("color");
    element.style.removeProperty("background-color");
    element.removeAttribute("bgcolor");
    element.removeAttribute("color");
  }
}

/** Only fonts of the system: the frame loads none, and beside it the same text has to be as tall. */
const cssOf = ({ isDark, ink, link, line, fill }: FrameLook, isOnPaper: boolean): string => `
.mail { all: initial; display: flow-root; overflow-x: auto; overflow-y: hidden; unicode-bidi: isolate; color-scheme: ${isDark ? "dark" : "light"};
  font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: ${ink};
  overflow-wrap: anywhere; ${isOnPaper ? "background: #fff; padding: 12px; border-radius: 6px;" : ""} }
.mail > div > :first-child { margin-top: 0; }
.mail > div > :last-child { margin-bottom: 0; }
.mail p { margin-block: .5em; }
.mail img { max-width: 100%; height: auto; }
.mail table { max-width: 100%; overflow-wrap: break-word; }
.mail pre { white-space: pre-wrap; }
.mail blockquote { margin: .5em 0; padding-inline-start: 10px; border-inline-start: 2px solid ${line}; }
.mail .fold { margin-top: .5em; padding-inline-start: 10px; border-inline-start: 2px solid ${line}; opacity: .85; }
.mail a { color: ${link}; }
.mail a:focus-visible { outline: 2px solid ${link}; outline-offset: 2px; border-radius: 2px; }
.mail .host { font-size: 12px; opacity: .75; }
.mail .blocked { display: inline-block; padding: 0 4px; border-radius: 4px; background: ${fill}; font-size: 12px; opacity: .8; }
.mail a[data-host]:is(:hover, :focus-visible)::after { content: attr(data-host); position: fixed; inset: auto auto 0 0; z-index: 1;
  max-width: 100%; overflow: hidden; padding: 1px 6px; border-radius: 0 4px 0 0; background: ${ink}; color: ${isDark ? "#000" : "#fff"};
  font: 12px/18px system-ui, sans-serif; white-space: nowrap; text-overflow: ellipsis; pointer-events: none; }
@media print { .mail { color: #000; } }`;

/** What the frame loads: no script, no request, nothing but the mail and its pictures as data. */
const framePolicy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

export function frameSource({ content, css }: ComposedMail, { isDark }: FrameLook): string {
  const scheme = isDark ? "dark" : "light";
  return [
    '<!doctype html><html><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${framePolicy}"><meta name="referrer" content="no-referrer">`,
    `<meta name="color-scheme" content="${scheme}"><title>Message</title>`,
    `<style>:root { color-scheme: ${scheme}; } html, body { margin: 0; background: transparent; }${css}</style></head>`,
    `<body><div class="mail" dir="auto">${content.outerHTML}</div></body></html>`,
  ].join("");
}
