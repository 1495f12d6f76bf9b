"use client";
import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { Icon } from "./icon";

export type TabItem = { id: string; label: ReactNode; icon?: LucideIcon | undefined; count?: ReactNode };

export type TabsProps = {
  items: readonly TabItem[];
  selected: string;
  onSelect: (id: string) => void;
  /** What the tabs switch between. */
  label: string;
  tone?: "accent" | "note" | undefined;
  /** The panel of the selected tab. */
  children?: ReactNode;
  /** At the end of the tab line. */
  end?: ReactNode;
  className?: string | undefined;
};

const tab =
  "focus-inset relative -mb-px inline-flex h-9 items-center gap-1.5 border-b-2 text-sm transition-colors duration-(--dur-fast)";

/** A line of tabs; arrows, Home and End move and select. */
export function Tabs({ items, selected, onSelect, label, tone = "accent", children, end, className }: TabsProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  function move(event: KeyboardEvent<HTMLDivElement>) {
    const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
    const at = items.findIndex((item) => item.id === selected);
    const step = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key];
    const to = event.key === "Home" ? 0 : event.key === "End" ? items.length - 1 : step && at + step;
    if (to === undefined) return;
    event.preventDefault();
    const item = items[(to + items.length) % items.length];
    if (!item) return;
    onSelect(item.id);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[items.indexOf(item)]?.focus();
  }

  return (
    <>
      <div className={clsx("flex items-center border-line border-b", className)}>
        <div ref={list} role="tablist" aria-label={label} onKeyDown={move} className="flex min-w-0 gap-4">
          {items.map((item) => {
            const isSelected = item.id === selected;
            const current = tone === "note" ? "border-note-ink text-note-ink" : "border-accent text-ink";
            return (
              <button
                key={item.id}
                type="button"
                role="tab"
                id={`${id}-tab-${item.id}`}
                aria-selected={isSelected}
                aria-controls={isSelected && children ? `${id}-panel` : undefined}
                tabIndex={isSelected ? 0 : -1}
                onClick={() => onSelect(item.id)}
                className={clsx(
                  tab,
                  isSelected ? [current, "font-medium"] : "border-transparent text-ink-3 hover:text-ink",
                )}
              >
                {item.icon ? <Icon as={item.icon} /> : null}
                {item.label}
                {item.count !== undefined ? <span className="figures">{item.count}</span> : null}
              </button>
            );
          })}
        </div>
        {end ? <div className="ms-auto flex items-center">{end}</div> : null}
      </div>
      {children ? (
        <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-tab-${selected}`}>
          {children}
        </div>
      ) : null}
    </>
  );
}
