"use client";
import { type RefObject, useCallback, useEffect, useRef } from "react";

const nearPx = 48;

/**
 * Keeps a scrolled box at its end while what is inside grows, as long as the reader has not scrolled away: messages
 * get their real height only when they come near, and some of their parts arrive later.
 */
export function useStickToEnd(box: RefObject<HTMLElement | null>) {
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    const node = box.current;
    const inner = content.current;
    if (!node || !inner) return;
    const look = () => {
      isAtEnd.current = node.scrollHeight - node.scrollTop - node.clientHeight < nearPx;
    };
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) node.scrollTop = node.scrollHeight;
    });
    node.addEventListener("scroll", look, { passive: true });
    observer.observe(inner);
    observer.observe(node);
    return () => {
      node.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, [box]);
  const toEnd = useCallback(() => {
    isAtEnd.current = true;
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [box]);
  /** For scrolling elsewhere on purpose, before the box has told of it. */
  const leaveEnd = useCallback(() => {
    isAtEnd.current = false;
  }, []);
  return { content, toEnd, leaveEnd };
}
