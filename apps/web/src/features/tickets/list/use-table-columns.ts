"use client";
import type { ViewColumn } from "@desk/contracts/view-words";
import { type RefObject, useLayoutEffect, useMemo, useState } from "react";
import { columnsThatFit } from "@/lib/list-columns";

/** The chosen columns that have room beside the subject. */
export function useTableColumns(box: RefObject<HTMLElement | null>, chosen: readonly ViewColumn[]): ViewColumn[] {
  const [width, setWidth] = useState(75);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () =>
      setWidth(element.clientWidth / Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
    measure();
    const size = new ResizeObserver(measure);
    size.observe(element);
    return () => size.disconnect();
  }, [box]);
  return useMemo(() => columnsThatFit(chosen, width), [chosen, width]);
}
