"use client";
import { lazy, type ReactNode, Suspense } from "react";
import { type TriggerProps, useLazyTrigger } from "./lazy-trigger";
import type { PickerListProps, PickerOption } from "./picker-list";

const loadPicker = () => import("./picker");
const Picker = lazy(loadPicker);

export type { PickerOption, TriggerProps };

export type PickerButtonProps = PickerListProps & {
  /** Draws the button: spread the given props on a Button, IconButton or PropertyButton. */
  children: (trigger: TriggerProps) => ReactNode;
  side?: "top" | "bottom" | undefined;
  align?: "start" | "end" | undefined;
  /** Lets a keyboard command open the list. */
  isOpen?: boolean | undefined;
  onOpenChange?: ((isOpen: boolean) => void) | undefined;
};

/** A button with a searchable list whose code arrives on hover, focus or first press. */
export function PickerButton({ children, side, align, isOpen, onOpenChange, ...list }: PickerButtonProps) {
  const lazily = useLazyTrigger("dialog", loadPicker);
  const shown = isOpen ?? lazily.isOpen;

  function change(open: boolean) {
    lazily.setOpen(open);
    onOpenChange?.(open);
  }

  const trigger = {
    ...lazily.trigger,
    "aria-expanded": shown,
    onClick: () => {
      lazily.setOpen(true);
      onOpenChange?.(true);
    },
  };

  return (
    <>
      {children(trigger)}
      {shown ? (
        <Suspense>
          <Picker {...list} anchorRef={lazily.anchorRef} isOpen onOpenChange={change} side={side} align={align} />
        </Suspense>
      ) : null}
    </>
  );
}
