"use client";
import { type PointerEvent, type RefObject, useState } from "react";
import { readStored, writeStored } from "@/lib/stored";

const key = "halen.list-width";
const widthMin = 360;
const widthMax = 480;
const widthUsual = 372;
const isNumber = (value: unknown): value is number => typeof value === "number";
const within = (width: number) => Math.round(Math.min(widthMax, Math.max(widthMin, width)));

/** The remembered width of the list in px at a 16 px root. */
export function useListWidth(): [number, (width: number) => void] {
  const [width, setWidth] = useState(() => within(readStored(key, isNumber) ?? widthUsual));
  return [
    width,
    (next) => {
      setWidth(within(next));
      writeStored(key, within(next));
    },
  ];
}

type Props = { width: number; onResize: (width: number) => void; pane: RefObject<HTMLElement | null> };

/** The edge between list and ticket: drag it, or focus it and use the arrows. */
export function PaneResizer({ width, onResize, pane }: Props) {
  function drag(event: PointerEvent<HTMLDivElement>) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = pane.current?.getBoundingClientRect();
    if (!box) return;
    const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    onResize((isRtl ? box.right - event.clientX : event.clientX - box.left) / rem);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: A focusable separator with a value has no element of its own.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the list"
      aria-valuenow={width}
      aria-valuemin={widthMin}
      aria-valuemax={widthMax}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => onResize(widthUsual)}
      onKeyDown={(event) => {
        const step = { ArrowLeft: -8, ArrowRight: 8, Home: -200, End: 200 }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        onResize(width + step);
      }}
      className="absolute inset-y-0 -end-1 z-10 w-2 cursor-col-resize touch-none focus-visible:outline-offset-[-3px]"
    />
  );
}
