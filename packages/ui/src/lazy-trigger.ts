"use client";
import { type KeyboardEvent, type MouseEvent, type RefObject, useRef, useState } from "react";

export type TriggerProps = {
  ref: RefObject<HTMLButtonElement | null>;
  "aria-haspopup": "menu" | "dialog";
  "aria-expanded": boolean;
  onClick: (event: MouseEvent) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onPointerEnter: () => void;
  onFocus: () => void;
};

/** A button drawn at once whose layer is fetched on hover or focus and mounted on first press. */
export function useLazyTrigger(popup: "menu" | "dialog", load: () => Promise<unknown>) {
  const anchorRef = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [isByKeyboard, setByKeyboard] = useState(false);

  function prefetch() {
    // A failed fetch is tried again when the layer opens, where the error can be shown.
    load().catch(() => undefined);
  }

  function open(byKeyboard = false) {
    setByKeyboard(byKeyboard);
    setOpen(true);
  }

  const trigger: TriggerProps = {
    ref: anchorRef,
    "aria-haspopup": popup,
    "aria-expanded": isOpen,
    // A press by Enter or Space is a click without a pointer.
    onClick: (event) => open(event.detail === 0),
    onKeyDown: (event) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      open(true);
    },
    onPointerEnter: prefetch,
    onFocus: prefetch,
  };
  return { trigger, anchorRef, isOpen, isByKeyboard, open, setOpen };
}
