"use client";
import { IconButton } from "@desk/ui/icon-button";
import { LogoMark } from "@desk/ui/logo-mark";
import { Search, SquarePen } from "lucide-react";
import { keysOf } from "@/lib/keyboard/keys";
import { openLayer } from "@/lib/layers";
import { useMe } from "@/lib/me";
import { focusSearch } from "@/lib/search-field";
import { AccountBlock } from "./account-block";
import { SidebarNav } from "./sidebar-nav";

/** 240 wide; a rail of 52 on medium windows or when folded; on phones the bottom bar takes its place. */
export function Sidebar() {
  const me = useMe();
  return (
    <aside
      aria-label="Sidebar"
      className="flex w-(--w-sidebar) shrink-0 flex-col border-line border-e bg-sunken max-md:hidden rail:w-(--w-rail)"
    >
      <div className="flex h-(--h-bar) shrink-0 items-center gap-1.5 px-4 rail:justify-center rail:px-0">
        <LogoMark label="Halen Desk" className="size-4.5 rail:size-6" />
        <bdi className="min-w-0 flex-1 truncate font-semibold text-sm rail:hidden">{me?.workspace.name ?? ""}</bdi>
        <IconButton
          icon={Search}
          label="Search"
          keys={keysOf("search.focus")}
          onClick={focusSearch}
          className="rail:hidden"
        />
        <IconButton
          icon={SquarePen}
          label="New ticket"
          keys={keysOf("ticket.new")}
          variant="secondary"
          onClick={() => openLayer({ kind: "new-ticket" })}
          className="-me-2 rail:hidden"
        />
      </div>
      <SidebarNav />
      <AccountBlock />
    </aside>
  );
}
