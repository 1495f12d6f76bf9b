"use client";
import { type RefObject, useEffect, useState } from "react";

/** Heights in px of a row and of a group's head: density, phone and the reader's text size all have a say. */
export function useRowHeights(scroller: RefObject<HTMLElement | null>): { row: number; head: number } {
  const [heights, setHeights] = useState({ row: 40, head: 28 });

  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const row = Math.round(Number.parseFloat(getComputedStyle(box).getPropertyValue("--row")) * rem);
      const head = Math.round(1.75 * rem);
      if (row > 0) setHeights((now) => (now.row === row && now.head === head ? now : { row, head }));
    };
    measure();
    const size = new ResizeObserver(measure);
    const look = new MutationObserver(measure);
    size.observe(box);
    look.observe(document.documentElement, { attributes: true, attributeFilter: ["data-density"] });
    return () => {
      size.disconnect();
      look.disconnect();
    };
  }, [scroller]);
  return heights;
}
