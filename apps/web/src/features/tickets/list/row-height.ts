"use client";
import { defaultRangeExtractor, type Range } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useState } from "react";

/** The height of a row in px: density, phone and the reader's text size all have a say. */
export function useRowHeight(scroller: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(40);

  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const row = Number.parseFloat(getComputedStyle(box).getPropertyValue("--row"));
      if (row > 0) setHeight(Math.round(row * rem));
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
  return height;
}

/** The rows in sight and the focused one, so that focus is never lost by scrolling. */
export function rangeWith(range: Range, at: number): number[] {
  const shown = defaultRangeExtractor(range);
  if (at < 0 || at >= range.count || shown.includes(at)) return shown;
  return [...shown, at].sort((a, b) => a - b);
}
