"use client";
import { type RefObject, useLayoutEffect, useState } from "react";
import type { ComposedMail } from "./compose";

/**
 * The frame runs no script and shares no origin, so it cannot say how tall it is. The same elements, built by us and
 * unable to act, are laid out unseen beside it in a closed shadow tree and measured instead.
 */
export function useHeight(host: RefObject<HTMLElement | null>, mail: ComposedMail | null): number | null {
  const [height, setHeight] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (host.current === null || mail === null) return;
    const root = rootOf(host.current);
    const style = document.createElement("style");
    style.textContent = mail.css;
    const box = document.createElement("div");
    box.className = "mail";
    box.dir = "auto";
    box.append(document.importNode(mail.content, true));
    root.replaceChildren(style, box);
    const observer = new ResizeObserver(() => setHeight(Math.ceil(box.getBoundingClientRect().height)));
    observer.observe(box);
    return () => observer.disconnect();
  }, [host, mail]);
  return height;
}

const roots = new WeakMap<HTMLElement, ShadowRoot>();

function rootOf(host: HTMLElement): ShadowRoot {
  const root = roots.get(host) ?? host.attachShadow({ mode: "closed" });
  roots.set(host, root);
  return root;
}
