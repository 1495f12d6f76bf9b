"use client";
import clsx from "clsx";
import type { LucideIcon } from "lucide-react";
import * as Radix from "radix-ui/dropdown-menu";
import { type ReactElement, type ReactNode, type RefObject, useState } from "react";
import { AnchorBox } from "./anchor-box";
import { Icon } from "./icon";
import { KeyCap } from "./key-cap";
import { menuBoxClass, menuItemClass } from "./menu-class";
import { pageDirection } from "./page-direction";

export type MenuEntry =
  | { kind: "separator" }
  | { kind: "heading"; label: ReactNode }
  | {
      kind?: "action" | undefined;
      label: ReactNode;
      icon?: LucideIcon | undefined;
      keys?: readonly string[] | undefined;
      isDanger?: boolean | undefined;
      isDisabled?: boolean | undefined;
      /** Shows a check mark; the entry becomes a menuitemcheckbox. */
      isChecked?: boolean | undefined;
      onSelect: () => void;
    };

export type MenuProps = {
  /** Accessible name of the list. */
  label: string;
  items: readonly MenuEntry[];
  /** A button that opens the menu; or leave it out and pass `anchorRef` with `isOpen`. */
  trigger?: ReactElement | undefined;
  anchorRef?: RefObject<HTMLElement | null> | undefined;
  isOpen?: boolean | undefined;
  onOpenChange?: ((isOpen: boolean) => void) | undefined;
  /** Opened by a key, so the first entry takes the focus. */
  isFirstFocused?: boolean | undefined;
  side?: "top" | "bottom" | undefined;
  align?: "start" | "end" | undefined;
  /** Takes the focus when the list closes; without it the button has it back. */
  onCloseFocus?: (() => void) | undefined;
};

/** A list of actions. Load it lazily through MenuButton; use it directly where the code is loaded anyway. */
export default function Menu(props: MenuProps) {
  const { label, items, trigger, anchorRef, isFirstFocused, side = "bottom", align = "start" } = props;
  const [isOwnOpen, setOwnOpen] = useState(false);
  const isOpen = props.isOpen ?? isOwnOpen;

  function change(open: boolean) {
    setOwnOpen(open);
    props.onOpenChange?.(open);
  }

  return (
    <Radix.Root open={isOpen} onOpenChange={change} modal={false} dir={pageDirection()}>
      <Radix.Trigger asChild>{trigger ?? <AnchorBox anchorRef={anchorRef} />}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          ref={isFirstFocused ? focusFirst : null}
          aria-label={label}
          aria-labelledby={undefined}
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            const focus = props.onCloseFocus ?? (anchorRef?.current ? () => anchorRef.current?.focus() : null);
            if (focus === null) return;
            event.preventDefault();
            focus();
          }}
          className={clsx(menuBoxClass, "max-h-(--radix-dropdown-menu-content-available-height) overflow-y-auto")}
        >
          {items.map((item, at) => (
            <Entry key={at} item={item} />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

// The list itself takes the focus when it appears; the first entry takes it over one frame later.
function focusFirst(list: HTMLDivElement | null) {
  const first = list?.querySelector<HTMLElement>("[role^=menuitem]:not([data-disabled])");
  if (first) requestAnimationFrame(() => first.focus());
}

function Entry({ item }: { item: MenuEntry }) {
  if (item.kind === "separator") return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
  if (item.kind === "heading") {
    return <Radix.Label className="px-2 pt-1 pb-0.5 font-medium text-2xs text-ink-3">{item.label}</Radix.Label>;
  }
  const look = { className: menuItemClass(item), disabled: item.isDisabled ?? false, onSelect: item.onSelect };
  const words = (
    <>
      {item.icon ? (
        <Icon
          as={item.icon}
          className={item.isDanger ? "text-danger-ink" : "text-ink-3 group-data-highlighted/item:text-ink-2"}
        />
      ) : null}
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.keys ? <KeyCap keys={item.keys} className="ms-3" /> : null}
    </>
  );
  if (item.isChecked === undefined) return <Radix.Item {...look}>{words}</Radix.Item>;
  return (
    <Radix.CheckboxItem {...look} checked={item.isChecked}>
      {words}
      <CheckMark isShown={item.isChecked} />
    </Radix.CheckboxItem>
  );
}

function CheckMark({ isShown }: { isShown: boolean }) {
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      aria-hidden
      className={clsx("size-4 text-accent-ink", !isShown && "invisible")}
    >
      <path
        d="m3.5 8.5 3 3 6-6.5"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
