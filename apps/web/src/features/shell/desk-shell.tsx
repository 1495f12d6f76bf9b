"use client";
import type { ReactNode } from "react";

/** Sidebar and main region of every signed-in page. */
export function DeskShell({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-dvh">
      <nav aria-label="Main" className="w-(--w-sidebar) shrink-0 border-line border-e bg-sunken max-md:hidden" />
      <main id="main" className="flex min-w-0 flex-1">
        {children}
      </main>
    </div>
  );
}
