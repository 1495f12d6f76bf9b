import { Button } from "@desk/ui/button";
import type { ReactNode } from "react";

export type SaveBarProps = {
  message: ReactNode;
  action: string;
  isBusy: boolean;
  discardLabel?: string;
  onDiscard: () => void;
  onSave: () => void;
};

/** Stays below the page while something is not saved. */
export function SaveBar({ message, action, isBusy, discardLabel = "Discard", onDiscard, onSave }: SaveBarProps) {
  return (
    <div className="flex min-h-(--h-bar) shrink-0 flex-wrap items-center gap-2 border-line border-t bg-sunken px-6 py-1 text-sm max-md:px-4">
      <span className="font-medium" role="status">
        {message}
      </span>
      <div className="ms-auto flex gap-2">
        <Button onClick={onDiscard}>{discardLabel}</Button>
        <Button variant="primary" isLoading={isBusy} onClick={onSave}>
          {action}
        </Button>
      </div>
    </div>
  );
}
