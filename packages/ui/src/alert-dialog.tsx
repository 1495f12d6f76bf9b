"use client";
import clsx from "clsx";
import * as Radix from "radix-ui/alert-dialog";
import type { ReactNode, RefObject } from "react";
import { Button } from "./button";
import { buttonClass } from "./button-class";
import { dialogBoxClass, scrimClass } from "./dialog-class";
import { useReturnFocus } from "./return-focus";

export type AlertDialogProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  /** What will be lost and what stays. */
  description: ReactNode;
  /** The verb and its object, such as "Delete 3 customers". */
  actionLabel: ReactNode;
  onAction: () => void;
  cancelLabel: ReactNode;
  isLoading?: boolean | undefined;
  /** Where the focus goes on closing; otherwise to what had it before, which must still be there. */
  returnFocusRef?: RefObject<HTMLElement | null> | undefined;
  children?: ReactNode;
};

/** Only for what cannot be undone. Focus starts on the harmless button. Load it lazily. */
export default function AlertDialog(props: AlertDialogProps) {
  const { rememberFocus, returnFocus } = useReturnFocus(props.returnFocusRef);
  return (
    <Radix.Root open={props.isOpen} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={scrimClass} />
        <Radix.Content
          onOpenAutoFocus={rememberFocus}
          onCloseAutoFocus={returnFocus}
          className={clsx(dialogBoxClass, "max-w-(--w-dialog)")}
        >
          <Radix.Title className="font-semibold text-lg">{props.title}</Radix.Title>
          <Radix.Description className="mt-1 text-ink-2 text-sm">{props.description}</Radix.Description>
          {props.children ? <div className="mt-4">{props.children}</div> : null}
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <Radix.Cancel className={buttonClass("secondary")}>{props.cancelLabel}</Radix.Cancel>
            <Button variant="danger" isLoading={props.isLoading} onClick={props.onAction}>
              {props.actionLabel}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
