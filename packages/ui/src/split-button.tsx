"use client";
import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import { Button, type ButtonProps } from "./button";
import { buttonClass } from "./button-class";
import { Icon } from "./icon";
import { MenuButton, type MenuEntry } from "./menu-button";

export type SplitButtonProps = ButtonProps & {
  items: readonly MenuEntry[];
  /** Name of the arrow and its menu, such as "More ways to send". */
  menuLabel: string;
  menuSide?: "top" | "bottom" | undefined;
};

/** A button with its variations behind an arrow. */
export function SplitButton({ items, menuLabel, menuSide = "bottom", className, ...button }: SplitButtonProps) {
  const { variant = "secondary", size = "md" } = button;
  const seam = variant === "primary" ? "border-s-on-accent/30" : variant === "note" ? "border-s-on-note/25" : "-ms-px";
  return (
    <span className={clsx("inline-flex shrink-0", className)}>
      <Button {...button} className="rounded-e-none focus-visible:z-10" />
      <MenuButton label={menuLabel} items={items} side={menuSide} align="end">
        {(trigger) => (
          <button
            type="button"
            aria-label={menuLabel}
            disabled={button.disabled}
            {...trigger}
            className={clsx(buttonClass(variant, size), "w-6.5 rounded-s-none px-0! focus-visible:z-10", seam)}
          >
            <Icon as={ChevronDown} size={14} />
          </button>
        )}
      </MenuButton>
    </span>
  );
}
