"use client";
import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class";
import { Icon } from "./icon";
import { KeyCap } from "./key-cap";
import { Spinner } from "./spinner";

export { type ButtonSize, type ButtonVariant, buttonClass };

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: LucideIcon | undefined;
  /** Shown as caps after the label; announced through `aria-keyshortcuts`. */
  keys?: readonly string[] | undefined;
  /** Keeps the width and the focus, ignores presses. */
  isLoading?: boolean | undefined;
  /** Words beside the spinner, such as "Saving…". */
  loadingLabel?: ReactNode;
};

export function Button(props: ButtonProps) {
  const { variant = "secondary", size = "md", icon, keys, isLoading, loadingLabel, ...rest } = props;
  const { className, children, onClick, type = "button", ...attributes } = rest;
  const isFilled = variant === "primary" || variant === "note" || variant === "danger";

  function press(event: MouseEvent<HTMLButtonElement>) {
    if (isLoading) {
      event.preventDefault();
      return;
    }
    onClick?.(event);
  }

  return (
    <button
      type={type}
      aria-busy={isLoading || undefined}
      aria-disabled={isLoading || undefined}
      aria-keyshortcuts={keys?.join("+")}
      {...attributes}
      onClick={press}
      className={clsx(buttonClass(variant, size), className)}
    >
      <span className="grid place-items-center">
        <span
          aria-hidden={(isLoading && loadingLabel !== undefined) || undefined}
          className={clsx("col-start-1 row-start-1 inline-flex items-center", isLoading && "opacity-0")}
        >
          <span className={clsx("inline-flex items-center", size === "sm" ? "gap-1" : "gap-1.5")}>
            {icon ? (
              <Icon as={icon} size={size === "sm" ? 14 : 16} className={clsx("-ms-0.5", !isFilled && "text-ink-3")} />
            ) : null}
            {children}
          </span>
          {keys ? <KeyCap keys={keys} isPlain={isFilled} className={clsx("ms-2", !isFilled && "-me-0.5")} /> : null}
        </span>
        {isLoading ? (
          <span className="col-start-1 row-start-1 inline-flex items-center gap-1.5">
            <Spinner size="size-3.5" className={clsx(!isFilled && "text-ink-3")} />
            {loadingLabel}
          </span>
        ) : null}
      </span>
    </button>
  );
}
