"use client";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { keepScroll, scrollOf } from "../../focus";
import { pageOf } from "./chain";
import { type Geometry, pinnedGroup, type RowRange, rangeAt, scrollToShow } from "./geometry";
import { setWindow } from "./kept-lists";

type Drawn = RowRange & { pinned: string | null };

/** Rows beyond the drawn ones whose page is fetched ahead: few at first, more once somebody scrolls. */
const aheadAtFirst = 12;
const aheadInMotion = 75;
/** A jump across many pages waits this long before it fetches, so that a dragged scrollbar fetches where it rests. */
const restMs = 70;
const assumedHeight = 800;

type Options = { scroller: RefObject<HTMLDivElement | null>; key: string; pagesKey: string; geometry: Geometry };

/** Which rows are drawn at the present place of the scrollbar, and with that which pages are wanted. */
export function useRowWindow({ scroller, key, pagesKey, geometry }: Options) {
  const compute = (): Drawn => {
    const top = scroller.current?.scrollTop ?? scrollOf(key);
    const range = rangeAt(geometry, top, scroller.current?.clientHeight || assumedHeight);
    return { ...range, pinned: pinnedGroup(geometry, top)?.key ?? null };
  };
  const [drawn, setDrawn] = useState(compute);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef({ from: 0, to: 0 });

  function look() {
    const next = compute();
    setDrawn((now) => (now.first === next.first && now.last === next.last && now.pinned === next.pinned ? now : next));
    const ahead = scrollOf(key) > 0 ? aheadInMotion : aheadAtFirst;
    const { layout } = geometry;
    const from = pageOf(layout, Math.max(0, next.first - ahead));
    const to = pageOf(layout, next.last + ahead);
    const isJump = Math.abs(from - asked.current.from) > 1 && Math.abs(to - asked.current.to) > 1;
    const ask = () => {
      asked.current = { from, to };
      setWindow(pagesKey, asked.current);
    };
    clearTimeout(timer.current);
    if (isJump) timer.current = setTimeout(ask, restMs);
    else ask();
  }
  const latest = useRef(look);
  latest.current = look;

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    box.scrollTop = scrollOf(key);
    const onScroll = () => {
      keepScroll(key, box.scrollTop);
      latest.current();
    };
    const size = new ResizeObserver(() => latest.current());
    box.addEventListener("scroll", onScroll, { passive: true });
    size.observe(box);
    return () => {
      clearTimeout(timer.current);
      box.removeEventListener("scroll", onScroll);
      size.disconnect();
    };
  }, [key, scroller]);
  useLayoutEffect(() => latest.current(), [geometry]);

  return {
    ...drawn,
    last: Math.min(drawn.last, geometry.rowCount - 1),
    reveal(row: number) {
      const box = scroller.current;
      const to = box && scrollToShow(geometry, row, box.scrollTop, box.clientHeight);
      if (box && to !== null && to !== undefined) box.scrollTop = to;
    },
  };
}
