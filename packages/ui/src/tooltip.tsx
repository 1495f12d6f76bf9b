"use client";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { KeyCap } from "./key-cap";
import { placeBeside, type Side } from "./place-beside";

export type TooltipProps = {
  content: ReactNode;
  keys?: readonly string[] | undefined;
  side?: Side | undefined;
  /** Set when the hint adds to what is there, such as the exact time; screen readers then hear it too. */
  isDescription?: boolean | undefined;
  children: ReactNode;
  className?: string | undefined;
};

const openDelayMs = 400;
const closeDelayMs = 100;

/** A hint on hover and keyboard focus; never the only label. */
export function Tooltip({ content, keys, side = "bottom", isDescription, children, className }: TooltipProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isOpen, setOpen] = useState(false);

  const change = useCallback((open: boolean, delayMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(open), delayMs);
  }, []);

  useEffect(() => () => clearTimeout(timer.current), []);

  useEffect(() => {
    if (!isOpen) return;
    const close = () => change(false, 0);
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && close();
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("scroll", close, true);
    return () => {
      document.removeEventListener("keydown", onKey, true);
      document.removeEventListener("scroll", close, true);
    };
  }, [isOpen, change]);

  const bubble = useCallback(
    (node: HTMLDivElement | null) => {
      if (node && anchor.current) placeBeside(node, anchor.current.getBoundingClientRect(), side);
    },
    [side],
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: It only watches; the child keeps its own role and handlers.
    <span
      ref={anchor}
      className={className ?? "inline-flex"}
      onPointerEnter={(event) => event.pointerType !== "touch" && change(true, openDelayMs)}
      onPointerLeave={() => change(false, closeDelayMs)}
      onPointerDown={() => change(false, 0)}
      onFocus={(event) => event.target.matches(":focus-visible") && change(true, 0)}
      onBlur={() => change(false, 0)}
    >
      {children}
      {isDescription ? <span className="sr-only"> {content}</span> : null}
      {isOpen
        ? createPortal(
            <div
              ref={bubble}
              aria-hidden
              data-tooltip
              onPointerEnter={() => change(true, 0)}
              onPointerLeave={() => change(false, closeDelayMs)}
              className="fixed z-50 animate-enter"
            >
              <TooltipBubble keys={keys}>{content}</TooltipBubble>
            </div>,
            document.body,
          )
        : null}
    </span>
  );
}

/** The drawn hint itself. */
export function TooltipBubble({ children, keys }: { children: ReactNode; keys?: readonly string[] | undefined }) {
  return (
    <span className="flex min-h-(--h-control-sm) w-max max-w-80 items-center gap-2 rounded-control border border-transparent bg-ink px-2 text-canvas text-xs">
      {children}
      {keys ? <KeyCap keys={keys} className="[&_kbd]:border-canvas/40 [&_kbd]:text-canvas" /> : null}
    </span>
  );
}
