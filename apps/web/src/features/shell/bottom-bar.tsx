"use client";
import { Icon } from "@desk/ui/icon";
import { Inbox, type LucideIcon, Menu, Search, SquarePen } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useBottomBarTaken } from "@/lib/bottom-bar";
import { openLayer } from "@/lib/layers";
import { Link } from "@/lib/link";
import { usePath } from "@/lib/navigation";

const MenuDrawer = lazy(() => import("./menu-drawer"));

const place =
  "focus-inset flex min-h-(--h-touch) flex-1 flex-col items-center justify-center gap-1 font-medium text-2xs text-ink-2 aria-[current]:text-ink";

/** The navigation of phones; a ticket's composer or a selection takes its place. */
export function BottomBar() {
  const path = usePath();
  const [isOpen, setOpen] = useState(false);
  if (useBottomBarTaken()) return null;
  return (
    <nav
      aria-label="Main"
      className="flex h-16 shrink-0 border-line border-t bg-sunken pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <Link href="/views/my-queue" aria-current={path === "/views/my-queue" ? "page" : undefined} className={place}>
        <Words icon={Inbox}>Queue</Words>
      </Link>
      <Link href="/search" aria-current={path === "/search" ? "page" : undefined} className={place}>
        <Words icon={Search}>Search</Words>
      </Link>
      <button type="button" onClick={() => openLayer({ kind: "new-ticket" })} className={place}>
        <Words icon={SquarePen}>New</Words>
      </button>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
        className={place}
      >
        <Words icon={Menu}>Menu</Words>
      </button>
      <Suspense>{isOpen ? <MenuDrawer onClose={() => setOpen(false)} /> : null}</Suspense>
    </nav>
  );
}

function Words({ icon, children }: { icon: LucideIcon; children: string }) {
  return (
    <>
      <Icon as={icon} size={22} />
      {children}
    </>
  );
}
