"use client";
import { Announcer } from "@desk/ui/announcer";
import { ToastRegion } from "@desk/ui/toast";
import { type ReactNode, Suspense } from "react";
import { PathSync } from "@/lib/path-sync";
import { ApiProvider } from "@/trpc/client";

export function Providers({ children }: { children: ReactNode }) {
  return (
    <ApiProvider>
      <Suspense>
        <PathSync />
      </Suspense>
      {children}
      <ToastRegion label="Notices" dismissLabel="Dismiss" />
      <Announcer />
    </ApiProvider>
  );
}
