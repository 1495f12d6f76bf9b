import type { ReactNode } from "react";
import { SettingsShell } from "@/features/settings";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {/* Pages add titles of their own, which stand before this one. Titles of Next would come late and hide them. */}
      <title>Halen Desk</title>
      <SettingsShell>{children}</SettingsShell>
    </>
  );
}
