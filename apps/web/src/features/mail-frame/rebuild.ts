import { setSafeStyle } from "./safe-style";

/** A mail as elements of our own making, in a document where nothing loads. */
export type RebuiltMail = {
  content: HTMLElement;
  /** Pictures that wait for permission, in the order in which the server counts them. */
  remoteCount: number;
  /** Ids of our files that pictures inside the mail show. */
  fileIds: string[];
  hasFold: boolean;
};

const tags = new Set(
  [
    "p br div span b strong i em u s strike del ins small big sub sup tt kbd code pre q cite abbr a details summary",
    "ul ol li dl dt dd blockquote h1 h2 h3 h4 h5 h6 hr img center font address",
    "table caption colgroup col thead tbody tfoot tr th td",
  ]
    .join(" ")
    .split(" "),
);
const dropped = new Set(
  "script style head title iframe object embed svg math form template noscript xmp select textarea".split(" "),
);
const attributes = new Set(
  "align valign width height border cellpadding cellspacing colspan rowspan span bgcolor color face size dir lang start nowrap alt".split(
    " ",
  ),
);
const ownFile = /^\/files\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/u;
const embedded = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]*$/u;
const depthMax = 120;

type Build = RebuiltMail & { home: Document };

/** The second wall: the server has cleaned this, and here it is built again from short lists, element by element. */
export function rebuildMail(html: string): RebuiltMail {
  const parsed = new DOMParser().parseFromString(numbered(html), "text/html");
  const home = document.implementation.createHTMLDocument("");
  const content = home.createElement("div");
  const build: Build = { content, remoteCount: 0, fileIds: [], hasFold: false, home };
  for (const child of parsed.body.childNodes) add(build, content, child, 0);
  // A mail of nothing but quotation has nothing to show beside it.
  if (build.hasFold && saysNothing(content)) unfold(build);
  return build;
}

function saysNothing(content: HTMLElement): boolean {
  const rest = content.cloneNode(true) as HTMLElement;
  for (const fold of rest.querySelectorAll(".fold")) fold.remove();
  return rest.textContent?.trim() === "" && rest.querySelector("img") === null;
}

function unfold(build: Build): void {
  for (const fold of build.content.querySelectorAll(".fold")) fold.removeAttribute("class");
  build.hasFold = false;
}

/** Parsing may move pictures out of a broken table, so their numbers are given before, as the server counts them. */
function numbered(html: string): string {
  let count = 0;
  return html.replace(/<img\b(?=[^<>]*?\sdata-src="[^"]*")/gu, (start) => `${start} data-number="${count++}"`);
}

function add(build: Build, parent: HTMLElement, node: Node, depth: number): void {
  if (node.nodeType === Node.TEXT_NODE) {
    parent.append(build.home.createTextNode(node.nodeValue ?? ""));
    return;
  }
  if (!(node instanceof Element) || dropped.has(node.localName)) return;
  if (node.localName === "img") {
    addPicture(build, parent, node);
    return;
  }
  const target = depth < depthMax && tags.has(node.localName) ? copied(build, parent, node) : parent;
  for (const child of node.childNodes) add(build, target, child, depth + 1);
  if (target.localName === "a") nameHost(target);
}

function copied(build: Build, parent: HTMLElement, node: Element): HTMLElement {
  const isFold = node.localName === "details";
  if (node.localName === "summary") return parent.appendChild(build.home.createElement("s-fold"));
  const element = build.home.createElement(isFold ? "div" : node.localName);
  if (isFold) {
    element.className = "fold";
    build.hasFold = true;
  }
  copyAttributes(element, node);
  if (node.localName === "a") setLink(element, node.getAttribute("href"));
  parent.append(element);
  return element;
}

function copyAttributes(element: HTMLElement, node: Element): void {
  for (const { name, value } of node.attributes) {
    if (name === "style") setSafeStyle(element, value);
    else if (attributes.has(name)) element.setAttribute(name, value);
  }
}

function setLink(element: HTMLElement, href: string | null): void {
  const url = href === null ? null : URL.parse(href);
  if (url === null || !["http:", "https:", "mailto:", "tel:"].includes(url.protocol)) return;
  element.setAttribute("href", url.href);
  element.setAttribute("target", "_blank");
  element.setAttribute("rel", "noopener noreferrer nofollow");
  element.dataset.host = url.host === "" ? url.href.slice(0, 200) : url.host;
}

const hostShape = /(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/gu;

/** A text that names one host while the link leads to another is told at once, not only on hover. */
function nameHost(link: HTMLElement): void {
  const { host } = link.dataset;
  if (host === undefined || !link.getAttribute("href")?.startsWith("http")) return;
  const named = (link.textContent ?? "").toLowerCase().match(hostShape) ?? [];
  const isTrue = (name: string) => host === name || host.endsWith(`.${name}`) || `www.${name}` === host;
  if (named.length === 0 || named.some(isTrue)) return;
  const note = link.ownerDocument.createElement("span");
  note.className = "host";
  note.textContent = ` (${host})`;
  link.append(note);
}

/** Pictures get their bytes later, as data; until then their place is kept by their words. */
function addPicture(build: Build, parent: HTMLElement, node: Element): void {
  const image = build.home.createElement("img");
  copyAttributes(image, node);
  const src = node.getAttribute("src") ?? "";
  const fileId = ownFile.exec(src)?.[1];
  if (fileId !== undefined) {
    image.dataset.key = fileId;
    build.fileIds.push(fileId);
  } else if (embedded.test(src)) image.setAttribute("src", src);
  else if (node.hasAttribute("data-src")) {
    image.dataset.key = node.getAttribute("data-number") ?? "";
    build.remoteCount += 1;
  } else return;
  parent.append(image);
}
