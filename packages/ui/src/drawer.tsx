"use client";
import clsx from "clsx";
import { X } from "lucide-react";
import * as Radix from "radix-ui/dialog";
import type { ReactNode, RefObject } from "react";
import { buttonClass } from "./button-class";
import { scrimClass } from "./dialog-class";
import { Icon } from "./icon";
import { leaveEscapeToField } from "./leave-escape";
import { useReturnFocus } from "./return-focus";

const sides = {
  start: "inset-y-0 start-0 w-(--w-properties) max-w-[calc(100vw-2rem)]",
  end: "inset-y-0 end-0 w-(--w-properties) max-w-[calc(100vw-2rem)]",
  full: "inset-0 pb-[env(safe-area-inset-bottom)]",
  bottom: "inset-x-0 bottom-0 max-h-[85dvh] rounded-t-overlay pb-[env(safe-area-inset-bottom)]",
};

export type DrawerProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  closeLabel: string;
  side?: keyof typeof sides | undefined;
  /** Where the focus goes on closing; otherwise to what had it before, which must still be there. */
  returnFocusRef?: RefObject<HTMLElement | null> | undefined;
  children: ReactNode;
};

/** A pane that slides over the page on narrow screens: properties at the end, sheets from below. Load it lazily. */
export default function Drawer({
  isOpen,
  onOpenChange,
  title,
  closeLabel,
  side = "end",
  returnFocusRef,
  children,
}: DrawerProps) {
  const { rememberFocus, returnFocus } = useReturnFocus(returnFocusRef);
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={scrimClass} />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={rememberFocus}
          onCloseAutoFocus={returnFocus}
          onEscapeKeyDown={leaveEscapeToField}
          className={clsx(
            "fixed z-50 flex animate-enter flex-col bg-canvas text-ink shadow-overlay outline-none",
            sides[side],
          )}
        >
          <div className="flex h-(--h-bar) shrink-0 items-center gap-2 border-line border-b px-4">
            <Radix.Title className="min-w-0 flex-1 truncate font-semibold text-sm">{title}</Radix.Title>
            <Radix.Close aria-label={closeLabel} className={clsx(buttonClass("ghost", "md", "square"), "-me-1.5")}>
              <Icon as={X} />
            </Radix.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
