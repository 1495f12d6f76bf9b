"use client";
import clsx from "clsx";
import { X } from "lucide-react";
import * as Radix from "radix-ui/dialog";
import { type ReactNode, type RefObject, useRef } from "react";
import { buttonClass } from "./button-class";
import { dialogBoxClass, scrimClass } from "./dialog-class";
import { Icon } from "./icon";
import { leaveEscapeToField } from "./leave-escape";
import { useReturnFocus } from "./return-focus";

export type DialogProps = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons at the end edge; the one that acts comes last. */
  footer?: ReactNode;
  /** Name of the close button; without it there is none and the footer must close. */
  closeLabel?: string | undefined;
  /** Takes the first focus; otherwise the first field does. */
  initialFocusRef?: RefObject<HTMLElement | null> | undefined;
  /** Where the focus goes on closing; otherwise to what had it before, which must still be there. */
  returnFocusRef?: RefObject<HTMLElement | null> | undefined;
  size?: "md" | "lg" | undefined;
};

const fields = "input:not([type=hidden]):enabled, select:enabled, textarea:enabled, [contenteditable=true]";

/** A question or form over the page: focus in, trapped, Esc closes, focus returns. Load it lazily. */
export default function Dialog(props: DialogProps) {
  const { isOpen, onOpenChange, title, description, children, footer, closeLabel, initialFocusRef } = props;
  const body = useRef<HTMLDivElement>(null);
  const { rememberFocus, returnFocus } = useReturnFocus(props.returnFocusRef);
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={scrimClass} />
        <Radix.Content
          {...(description ? {} : { "aria-describedby": undefined })}
          onCloseAutoFocus={returnFocus}
          onEscapeKeyDown={leaveEscapeToField}
          onOpenAutoFocus={(event) => {
            rememberFocus();
            const first = initialFocusRef?.current ?? body.current?.querySelector<HTMLElement>(fields);
            if (!first) return;
            event.preventDefault();
            first.focus();
          }}
          className={clsx(dialogBoxClass, props.size === "lg" ? "max-w-160" : "max-w-(--w-dialog)")}
        >
          <div className="flex items-start gap-2">
            <Radix.Title className="min-w-0 flex-1 font-semibold text-lg">{title}</Radix.Title>
            {closeLabel ? (
              <Radix.Close
                aria-label={closeLabel}
                className={clsx(buttonClass("ghost", "md", "square"), "-me-1.5 -mt-0.5")}
              >
                <Icon as={X} />
              </Radix.Close>
            ) : null}
          </div>
          {description ? (
            <Radix.Description className="mt-1 text-ink-2 text-sm">{description}</Radix.Description>
          ) : null}
          {children ? (
            <div ref={body} className="-mx-5 mt-4 min-h-0 overflow-y-auto px-5 py-0.5">
              {children}
            </div>
          ) : null}
          {footer ? <div className="mt-5 flex flex-wrap justify-end gap-2">{footer}</div> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
