"use client";
import { type KeyboardEvent, type RefObject, useRef, useState } from "react";

export type TriggerProps = {
  ref: RefObject<HTMLButtonElement | null>;
  "aria-haspopup": "menu" | "dialog";
  "aria-expanded": boolean;
  onClick: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onPointerEnter: () => void;
  onFocus: () => void;
};

/** A button drawn at once whose layer is fetched on hover or focus and mounted on first press. */
export function useLazyTrigger(popup: "menu" | "dialog", prefetch: () => void) {
  const anchorRef = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isMounted, setMounted] = useState(false);

  function open() {
    setMounted(true);
    setOpen(true);
  }

  const trigger: TriggerProps = {
    ref: anchorRef,
    "aria-haspopup": popup,
    "aria-expanded": isOpen,
    onClick: open,
    onKeyDown: (event) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      open();
    },
    onPointerEnter: prefetch,
    onFocus: prefetch,
  };
  return { trigger, anchorRef, isOpen, isMounted, open, setOpen };
}
