import { type RefObject, useRef } from "react";

/** Gives the focus back to where it was before a dialog opened, also when the dialog has no button of its own. */
export function useReturnFocus(returnFocusRef: RefObject<HTMLElement | null> | undefined) {
  const before = useRef<Element | null>(null);
  return {
    rememberFocus() {
      before.current = document.activeElement;
    },
    returnFocus(event: Event) {
      event.preventDefault();
      const target = returnFocusRef?.current ?? before.current;
      if (target instanceof HTMLElement && target.isConnected) target.focus();
    },
  };
}
