"use client";
import { lazy, type ReactNode, Suspense } from "react";
import { type TriggerProps, useLazyTrigger } from "./lazy-trigger";
import type { MenuEntry } from "./menu";

const loadMenu = () => import("./menu");
const Menu = lazy(loadMenu);

export type { MenuEntry, TriggerProps };

export type MenuButtonProps = {
  /** Accessible name of the opened list. */
  label: string;
  items: readonly MenuEntry[];
  /** Draws the button: spread the given props on a Button or IconButton. */
  children: (trigger: TriggerProps) => ReactNode;
  side?: "top" | "bottom" | undefined;
  align?: "start" | "end" | undefined;
  /** Takes the focus when the list closes; without it the button has it back. */
  onCloseFocus?: (() => void) | undefined;
};

/** A button with a menu whose code arrives on hover, focus or first press. */
export function MenuButton({ label, items, children, side, align, onCloseFocus }: MenuButtonProps) {
  const { trigger, anchorRef, isOpen, isByKeyboard, setOpen } = useLazyTrigger("menu", loadMenu);
  return (
    <>
      {children(trigger)}
      {isOpen ? (
        <Suspense>
          <Menu
            label={label}
            items={items}
            anchorRef={anchorRef}
            isOpen
            isFirstFocused={isByKeyboard}
            onOpenChange={setOpen}
            side={side}
            align={align}
            onCloseFocus={onCloseFocus}
          />
        </Suspense>
      ) : null}
    </>
  );
}
