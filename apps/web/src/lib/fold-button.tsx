"use client";
import { Icon } from "@desk/ui/icon";
import { Ellipsis } from "lucide-react";

type Props = {
  isOpen: boolean;
  /** Id of what opens. */
  controls: string;
  onToggle: () => void;
  name?: string | undefined;
  hint?: string | undefined;
};

/** Three dots that hold quoted text or a signature. */
export function FoldButton({ isOpen, controls, onToggle, name = "Quoted text and signature", hint }: Props) {
  return (
    <span className="my-1 block">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={controls}
        aria-label={name}
        title={hint ?? `${isOpen ? "Hide" : "Show"} ${name.toLowerCase()}`}
        onClick={onToggle}
        className="inline-flex h-6 w-8 items-center justify-center rounded-badge bg-fill text-ink-2 hover:bg-pressed max-md:h-8 max-md:w-11"
      >
        <Icon as={Ellipsis} />
      </button>
    </span>
  );
}
