"use client";
import clsx from "clsx";
import * as Radix from "radix-ui/popover";
import type { ReactElement, ReactNode, RefObject } from "react";
import { pageDirection } from "./page-direction";

export type PopoverProps = {
  /** Accessible name of the box. */
  label: string;
  children: ReactNode;
  trigger?: ReactElement | undefined;
  /** Opens from an element drawn elsewhere; focus returns to it. */
  anchorRef?: RefObject<HTMLElement | null> | undefined;
  isOpen?: boolean | undefined;
  onOpenChange?: ((isOpen: boolean) => void) | undefined;
  side?: "top" | "bottom" | undefined;
  align?: "start" | "end" | undefined;
  className?: string | undefined;
};

/** A small box beside its button. Load it lazily. */
export default function Popover(props: PopoverProps) {
  const { label, children, trigger, anchorRef, isOpen, onOpenChange, side = "bottom", align = "start" } = props;
  return (
    <Radix.Root {...(isOpen === undefined ? {} : { open: isOpen })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger ? <Radix.Trigger asChild>{trigger}</Radix.Trigger> : null}
      {anchorRef ? <Radix.Anchor virtualRef={presentAnchor(anchorRef)} /> : null}
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          dir={pageDirection()}
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (!anchorRef?.current) return;
            event.preventDefault();
            anchorRef.current.focus();
          }}
          className={clsx(
            "z-50 flex max-h-(--radix-popover-content-available-height) animate-enter flex-col rounded-overlay bg-raised text-ink text-sm shadow-overlay outline-none forced-colors:border",
            props.className ?? "w-70 p-3",
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

// The box only opens after its anchor is drawn, but the library's type does not allow for an empty ref.
function presentAnchor(anchorRef: RefObject<HTMLElement | null>): RefObject<HTMLElement> {
  return anchorRef as RefObject<HTMLElement>;
}
