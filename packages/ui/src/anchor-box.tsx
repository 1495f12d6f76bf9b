"use client";
import { type ComponentProps, type RefObject, useEffect, useState } from "react";
import { createPortal } from "react-dom";

export type AnchorBoxProps = ComponentProps<"span"> & { anchorRef?: RefObject<HTMLElement | null> | undefined };

/** Stands invisibly where another element is, so that a menu loaded later can open from a button drawn earlier. */
export function AnchorBox({ anchorRef, ref, id }: AnchorBoxProps) {
  const [box, setBox] = useState(() => boxOf(anchorRef?.current));
  useEffect(() => {
    const follow = () => setBox(boxOf(anchorRef?.current));
    document.addEventListener("scroll", follow, true);
    return () => document.removeEventListener("scroll", follow, true);
  }, [anchorRef]);

  // In the body, since inside a contained box, such as a message out of sight, fixed is measured from that box.
  return createPortal(
    <span ref={ref} id={id} aria-hidden style={{ position: "fixed", pointerEvents: "none", ...box }} />,
    document.body,
  );
}

function boxOf(element: HTMLElement | null | undefined) {
  const { left = 0, top = 0, width = 0, height = 0 } = element?.getBoundingClientRect() ?? {};
  return { left, top, width, height };
}
