"use client";
import type { ComponentProps, MouseEvent } from "react";
import { push } from "./navigation";

/** A link inside the desk: a plain press moves without loading, every other press is the browser's. */
export function Link({ href, onClick, ...attributes }: ComponentProps<"a"> & { href: string }) {
  function press(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !isPlain) return;
    event.preventDefault();
    push(href);
  }
  return <a {...attributes} href={href} onClick={press} />;
}
