"use client";
import { createElement, Fragment, type ReactNode, useMemo } from "react";

/**
 * The second wall around HTML from outside: the server has sanitised it, and here it is parsed in an inert document
 * and built again from a short list of elements. No attribute but a checked link address is taken over, so nothing
 * can run, load or restyle the page.
 */
const classes: Record<string, string> = {
  p: "my-1 first:mt-0 last:mb-0",
  div: "",
  span: "",
  br: "",
  strong: "font-semibold",
  b: "font-semibold",
  em: "italic",
  i: "italic",
  u: "underline",
  s: "line-through",
  del: "line-through",
  ul: "my-1 list-disc ps-5",
  ol: "my-1 list-decimal ps-5",
  li: "",
  code: "rounded-badge bg-fill px-1 text-xs",
  pre: "my-1 overflow-x-auto rounded-control bg-fill p-2 text-xs [&_code]:p-0",
  hr: "my-2 border-line",
  table: "my-1 border-collapse",
  thead: "",
  tbody: "",
  tr: "",
  th: "border border-line px-2 py-0.5 text-start font-medium",
  td: "border border-line px-2 py-0.5 align-top",
  h1: "my-1 font-semibold",
  h2: "my-1 font-semibold",
  h3: "my-1 font-semibold",
  h4: "my-1 font-semibold",
  h5: "my-1 font-semibold",
  h6: "my-1 font-semibold",
};
const headings = new Set(["h1", "h2", "h3", "h4", "h5", "h6"]);
const dropped = new Set([
  "script",
  "style",
  "head",
  "title",
  "iframe",
  "object",
  "embed",
  "svg",
  "math",
  "form",
  "template",
]);
const depthMax = 60;

export function HtmlBody({ html }: { html: string }) {
  const content = useMemo(() => {
    const document = new DOMParser().parseFromString(html, "text/html");
    return childrenOf(document.body, 0);
  }, [html]);
  return <div>{content}</div>;
}

function childrenOf(node: Node, depth: number): ReactNode[] {
  return Array.from(node.childNodes, (child, at) => build(child, at, depth + 1));
}

function build(node: Node, key: number, depth: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element) || depth > depthMax) return null;
  const tag = node.localName;
  if (dropped.has(tag)) return null;
  if (tag === "img") return <BlockedImage key={key} label={node.getAttribute("alt") ?? ""} />;
  if (tag === "a") return <OutsideLink key={key} node={node} depth={depth} />;
  if (tag === "blockquote") return <Quote key={key}>{childrenOf(node, depth)}</Quote>;
  const className = classes[tag];
  if (className === undefined) return <Fragment key={key}>{childrenOf(node, depth)}</Fragment>;
  if (tag === "br" || tag === "hr") return createElement(tag, { key, className });
  // Headings of a mail are no headings of the page.
  return createElement(headings.has(tag) ? "p" : tag, { key, className }, ...childrenOf(node, depth));
}

/** Remote pictures tell the sender that the mail was read, so they stay away. */
function BlockedImage({ label }: { label: string }) {
  return (
    <span className="rounded-badge bg-fill px-1 text-ink-3 text-xs">Picture not loaded{label ? `: ${label}` : ""}</span>
  );
}

function OutsideLink({ node, depth }: { node: Element; depth: number }) {
  const target = safeUrl(node.getAttribute("href"));
  const content = childrenOf(node, depth);
  if (!target) return <>{content}</>;
  const host = target.protocol.startsWith("http") ? target.host : "";
  const showsHost = host !== "" && !(node.textContent ?? "").toLowerCase().includes(host);
  return (
    <>
      <a
        href={target.href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="text-link"
        title={target.href}
      >
        {content}
      </a>
      {showsHost ? <span className="text-ink-3 text-xs"> ({host})</span> : null}
    </>
  );
}

function safeUrl(href: string | null): URL | null {
  if (!href) return null;
  const url = URL.parse(href);
  return url && ["http:", "https:", "mailto:", "tel:"].includes(url.protocol) ? url : null;
}

function Quote({ children }: { children: ReactNode[] }) {
  return (
    <details className="my-1">
      <summary className="w-fit cursor-pointer text-ink-3 text-xs">Quoted text</summary>
      <blockquote className="border-line-strong border-s-2 ps-2.5 text-ink-3">{children}</blockquote>
    </details>
  );
}
