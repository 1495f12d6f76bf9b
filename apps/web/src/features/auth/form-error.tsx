"use client";
import { Icon } from "@desk/ui/icon";
import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";

/** What went wrong with the whole form; takes the focus, so that it is heard and seen. */
export function FormError({ message }: { message: string | null }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (message !== null) box.current?.focus();
  }, [message]);
  if (message === null) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex items-start gap-2 rounded-control border border-danger-line bg-danger-tint px-3 py-2 text-danger-ink text-sm"
    >
      <Icon as={CircleAlert} className="mt-0.5" />
      <span>{message}</span>
    </div>
  );
}
