"use client";
import { Avatar } from "@desk/ui/avatar";
import { IconButton } from "@desk/ui/icon-button";
import { MenuButton } from "@desk/ui/menu-button";
import { CircleHelp } from "lucide-react";
import { keysOf } from "@/lib/keyboard/keys";
import { openLayer } from "@/lib/layers";
import { useMe } from "@/lib/me";
import { useAccountMenu } from "./account-menu";

/** Who is signed in, with the account menu, at the foot of the sidebar. */
export function AccountBlock() {
  const me = useMe();
  const items = useAccountMenu();
  if (!me) return <div className="h-14 shrink-0 border-line border-t rail:border-none" />;
  return (
    <div className="flex h-14 shrink-0 items-center gap-1 border-line border-t px-2 rail:justify-center rail:border-none rail:px-0">
      <MenuButton label="Account" items={items} side="top">
        {(trigger) => (
          <button
            type="button"
            {...trigger}
            className="flex min-w-0 flex-1 items-center gap-2 rounded-control p-1.5 text-start hover:bg-hover rail:flex-none"
          >
            <Avatar id={me.user.id} name={me.user.name} />
            <span className="flex min-w-0 flex-col rail:sr-only">
              <span className="truncate font-medium text-sm">
                <span className="sr-only">Account of </span>
                <bdi>{me.user.name}</bdi>
              </span>
              <span className="-mt-0.5 truncate text-ink-3 text-xs">{me.user.roleName}</span>
            </span>
          </button>
        )}
      </MenuButton>
      <IconButton
        icon={CircleHelp}
        label="Keyboard shortcuts"
        keys={keysOf("shortcuts.show")}
        tooltipSide="top"
        onClick={() => openLayer({ kind: "shortcuts" })}
        className="rail:hidden"
      />
    </div>
  );
}
