"use client";
import type { ReactElement, RefObject } from "react";
import { PickerList, type PickerListProps, type PickerOption } from "./picker-list";
import Popover from "./popover";

export type { PickerOption };

export type PickerProps = PickerListProps & {
  trigger?: ReactElement | undefined;
  anchorRef?: RefObject<HTMLElement | null> | undefined;
  isOpen?: boolean | undefined;
  onOpenChange?: ((isOpen: boolean) => void) | undefined;
  side?: "top" | "bottom" | undefined;
  align?: "start" | "end" | undefined;
};

/** A searchable list in a popover; choosing one closes it, choosing several does not. */
export default function Picker({ trigger, anchorRef, isOpen, onOpenChange, side, align, ...list }: PickerProps) {
  function select(id: string) {
    list.onSelect(id);
    if (!list.isMultiple) onOpenChange?.(false);
  }
  return (
    <Popover
      label={list.label}
      trigger={trigger}
      anchorRef={anchorRef}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      side={side}
      align={align}
      className="w-64"
    >
      <PickerList {...list} onSelect={select} />
    </Popover>
  );
}
