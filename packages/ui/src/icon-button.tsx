"use client";
import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class";
import { Icon } from "./icon";
import type { Side } from "./place-beside";
import { Spinner } from "./spinner";
import { Tooltip } from "./tooltip";

export type IconButtonProps = Omit<ComponentProps<"button">, "children" | "aria-label"> & {
  icon: LucideIcon;
  /** Accessible name and tooltip. */
  label: string;
  keys?: readonly string[] | undefined;
  variant?: Extract<ButtonVariant, "secondary" | "ghost" | "primary"> | undefined;
  size?: ButtonSize | undefined;
  tooltipSide?: Side | undefined;
  isLoading?: boolean | undefined;
};

export function IconButton(props: IconButtonProps) {
  const { icon, label, keys, variant = "ghost", size = "md", tooltipSide, isLoading, className, ...attributes } = props;
  return (
    <Tooltip content={label} keys={keys} side={tooltipSide}>
      <button
        type="button"
        aria-label={label}
        aria-keyshortcuts={keys?.join("+")}
        aria-busy={isLoading || undefined}
        {...attributes}
        className={clsx(buttonClass(variant, size, "square"), className)}
      >
        {isLoading ? (
          <Spinner />
        ) : (
          <Icon
            as={icon}
            className={
              variant === "primary"
                ? undefined
                : "text-ink-3 [button:hover>&]:text-ink-2 [button:active>&]:text-ink [button[aria-pressed=true]>&]:text-ink"
            }
            size={size === "sm" ? 14 : size === "xl" ? 20 : 16}
          />
        )}
      </button>
    </Tooltip>
  );
}
