import type { ReactNode } from "react";
import { DeskShell } from "@/features/shell/desk-shell";

export default function DeskLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {/* Pages add titles of their own, which stand before this one. Titles of Next would come late and hide them. */}
      <title>Halen Desk</title>
      <DeskShell>{children}</DeskShell>
    </>
  );
}
