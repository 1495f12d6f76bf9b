import type { ReactNode } from "react";
import { DeskShell } from "@/features/shell/desk-shell";

export default function DeskLayout({ children }: { children: ReactNode }) {
  return <DeskShell>{children}</DeskShell>;
}
