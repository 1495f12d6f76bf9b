import type { ReactNode } from "react";
import { SettingsShell } from "@/features/settings";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return <SettingsShell>{children}</SettingsShell>;
}
