"use client";
import type { MacroContext } from "@desk/contracts/macro-words";
import Popover from "@desk/ui/popover";
import { useRef } from "react";
import { MacroList } from "@/lib/macros/macro-list";
import type { Caret } from "./picking";

type Props = {
  context: MacroContext;
  caret: Caret;
  onPick: (macro: { id: string; name: string }) => void;
  /** With what was typed to find one, so that it is not lost. */
  onClose: (typed: string) => void;
};

/** The searchable list at the caret. */
export default function MacroPicker({ context, caret, onPick, onClose }: Props) {
  const anchor = useRef<HTMLSpanElement>(null);
  const typed = useRef("");
  // Closing moves the focus, which the box would take for another wish to close.
  const isDone = useRef(false);
  const once = (act: () => void) => {
    if (isDone.current) return;
    isDone.current = true;
    act();
  };
  return (
    <>
      <span ref={anchor} aria-hidden className="pointer-events-none fixed w-px" style={caret} />
      <Popover
        label="Macros"
        anchorRef={anchor}
        isOpen
        side="top"
        className="w-96 max-w-[calc(100vw-1rem)]"
        onOpenChange={(isOpen) => isOpen || once(() => onClose(typed.current))}
      >
        <MacroList
          context={context}
          onPick={(macro) => once(() => onPick(macro))}
          onSearch={(text) => {
            typed.current = text;
          }}
        />
      </Popover>
    </>
  );
}
